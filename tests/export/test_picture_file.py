"""The file of a picture: its size, its kind, its name."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.ui.export import Options, PictureSize, save_picture, suggested_name
from tests.export.customer_pictures import crowd, saved
from tests.plans import DECISION, person, small_plan
from tests.planted import DAY

SMALL = PictureSize.pixels(1280)


def test_a_picture_is_four_k_wide_when_nothing_is_asked(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, size=Options().size)

    assert Image.open(io.BytesIO(content)).width == 3840


def test_a_picture_has_the_size_in_pixels_that_was_asked(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, size=PictureSize.pixels(1000, 700))

    assert Image.open(io.BytesIO(content)).size == (1000, 700)


def test_a_picture_in_centimetres_has_its_dots_per_inch_in_the_file(qapp, tmp_path):
    content = saved(small_plan(), tmp_path, size=PictureSize.centimetres(16, 9, 254))

    image = Image.open(io.BytesIO(content))
    assert image.size == (1600, 900)
    assert image.info["dpi"] == pytest.approx((254, 254), abs=0.1)


def test_the_ground_is_white_or_clear_as_asked(qapp, tmp_path):
    white = Image.open(io.BytesIO(saved(small_plan(), tmp_path)))
    clear = Image.open(io.BytesIO(saved(small_plan(), tmp_path, transparent=True)))

    assert white.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
    assert clear.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: PictureSize.pixels(20_001),
        lambda: PictureSize.pixels(20_000, 20_000),
        lambda: PictureSize.pixels(0),
        lambda: PictureSize.pixels(400, -3),
        lambda: PictureSize.centimetres(500, dpi=1200),
        lambda: PictureSize.centimetres(float("nan")),
        lambda: PictureSize.centimetres(float("inf")),
        lambda: PictureSize.centimetres(16, dpi=1),
    ],
)
def test_a_size_that_cannot_be_is_refused_in_a_sentence(ask):
    with pytest.raises(UserError, match=r"^A picture .*\.$"):
        ask()


def test_a_picture_that_would_grow_too_high_is_refused(qapp, tmp_path):
    with pytest.raises(UserError, match="20,000"):
        saved(crowd(900, 2), tmp_path, size=PictureSize.pixels(19_000))


def test_an_unknown_kind_of_file_is_refused_and_the_known_ones_are_named(qapp, tmp_path):
    with pytest.raises(
        UserError,
        match=r"as \.png, \.svg, \.pdf, \.pptx, \.docx, \.xlsx, \.csv, \.graphml; map\.bmp is",
    ):
        save_picture(small_plan(), DECISION, DAY, Options(), tmp_path / "map.bmp")

    assert list(tmp_path.iterdir()) == []


def test_an_internal_picture_is_not_to_be_had_in_french(qapp, tmp_path):
    with pytest.raises(UserError, match="nl, en, not in fr"):
        saved(small_plan(), tmp_path, audience=Audience.INTERNAL, language="fr")


def test_a_disk_that_refuses_leaves_the_old_file_and_names_the_folder(
    qapp, tmp_path, monkeypatch
):
    old = saved(small_plan(), tmp_path)
    monkeypatch.setattr("os.fsync", _full_disk)

    with pytest.raises(UserError, match=str(tmp_path)):
        saved(small_plan(*person("ruud", "Ruud Postma")), tmp_path)

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [old]


def _full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("account", "audience", "expected"),
    [
        ("AZ Sint-Odrada, Lier", "customer", "Wie werkt met wie - AZ Sint-Odrada Lier.png"),
        ("../etc:Acme", "internal", "INTERN relatiekaart - etc Acme.png"),
        ("Acme", "without-names", "INTERN relatiekaart - Acme.png"),
        ("Eva Brouwer Advies", "customer", "Wie werkt met wie.png"),
        (None, "customer", "Wie werkt met wie.png"),
    ],
)
def test_a_suggested_file_name_says_internal_and_names_nobody(account, audience, expected):
    plan = small_plan()
    named = AccountPlan([*plan, type(plan.account)(id="acme", name=account)])

    name = suggested_name(named, Options(audience=Audience(audience), language="nl"))

    assert name == expected
