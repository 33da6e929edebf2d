"""The name that changes are signed with holds nothing that a server cannot keep."""

from __future__ import annotations

import getpass

from app import usecases
from app.ui.remembered import Remembered
from app.ui.session import Session
from app.ui.settings import Settings


def test_a_pasted_name_signs_without_what_no_server_keeps(qapp):
    session = Session(Settings())

    session.sign_as(" San\0ne\u202e\ud800 ")

    assert session.author == "Sanne"
    session.close()


def test_a_name_of_which_nothing_is_left_is_none(qapp, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "eva")
    remembered = Remembered(Settings())

    remembered.author = "\0"

    assert remembered.author == "eva"


def test_a_login_name_that_is_no_text_is_not_signed_with(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "\udcff")

    assert usecases.author() == usecases.AUTHOR_UNKNOWN
