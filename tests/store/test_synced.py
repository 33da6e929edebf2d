"""Folders that another program copies elsewhere are known by their names and marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store.synced import service_of


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Contoso BV", "OneDrive"),
        ("Dropbox (Persoonlijk)/sales", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-eva@example.com", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud/sales", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("documents/dropboxes", None),
        ("projects/onedriver", None),
    ],
)
def test_a_service_is_known_by_its_folder(tmp_path: Path, folder: str, service: str | None):
    place = tmp_path / folder / "team.visavis"

    assert service_of(place) == service


def test_a_service_is_known_by_what_it_says_of_its_place(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "wolk"))

    assert service_of(tmp_path / "wolk" / "sales" / "team.visavis") == "OneDrive"
    assert service_of(tmp_path / "elders" / "team.visavis") is None


def test_a_service_is_known_by_the_file_it_leaves(tmp_path: Path):
    folder = tmp_path / "shared" / "sales"
    folder.mkdir(parents=True)
    (tmp_path / "shared" / ".dropbox").touch()

    assert service_of(folder / "team.visavis") == "Dropbox"
