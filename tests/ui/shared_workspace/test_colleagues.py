"""What colleagues do in a shared workspace appears here, and who they are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account, Person
from app.store.workspace import Workspace
from tests.ui.fields import field
from tests.ui.shared_workspace.sessions import LONGEST, colleague_does, retitle, titles


def test_an_edit_of_a_colleague_appears_without_anything_being_done(
    sit_down, server, team, qtbot
):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))
    karim.document.select({(Person, "anton")})

    retitle(els, "eva", "Head of radiology")

    qtbot.waitUntil(lambda: titles(karim)["eva"] == "Head of radiology", timeout=LONGEST)
    assert karim.document.selection == {(Person, "anton")}
    assert karim.document.undo_words() is None


def test_what_is_being_typed_is_left_alone_when_a_colleague_edits(begin, team, qtbot):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.inspector is not None, timeout=LONGEST)
    window.document.select({(Person, "anton")})
    title = field(window.inspector, "person.anton.title")
    title.setFocus()
    title.setText("")
    qtbot.keyClicks(title, "Half a ti")

    colleague_does(team, edits.set_fields, Person, "eva", title="Head of radiology")
    colleague_does(team, edits.set_fields, Person, "anton", name="Anton van Dyck")

    qtbot.waitUntil(
        lambda: window.document.plan.persons["anton"].name == "Anton van Dyck", timeout=LONGEST
    )
    QApplication.processEvents()
    assert field(window.inspector, "person.anton.title") is title
    assert title.text() == "Half a ti"
    assert window.document.selection == {(Person, "anton")}
    window.hand_on()
    assert titles(window.session)["anton"] == "Half a ti"


def test_a_number_that_a_colleague_sets_for_all_holds_here_too(sit_down, server, team, qtbot):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "editor"))

    els.shared.attempt(edits.set_parameter, "covered", 0.5, None)

    qtbot.waitUntil(lambda: karim.document.base.covered == 0.5, timeout=LONGEST)


def test_who_else_has_the_account_open_is_known_by_name(sit_down, server, team, qtbot):
    els = sit_down("Els")
    karim = sit_down("Karim", server.role(team, "reader"))

    qtbot.waitUntil(lambda: els.colleagues.names == ("Karim",), timeout=LONGEST)
    qtbot.waitUntil(lambda: karim.colleagues.names == ("Els",), timeout=LONGEST)
    karim.sign_as("Karim B.")
    qtbot.waitUntil(lambda: els.colleagues.names == ("Karim B.",), timeout=LONGEST)
    karim.close()
    qtbot.waitUntil(lambda: els.colleagues.names == (), timeout=LONGEST)


@pytest.mark.logs_warnings
def test_a_colleagues_new_account_is_listed_and_one_they_remove_is_left(
    sit_down, server, team, qtbot
):
    karim = sit_down("Karim", server.role(team, "editor"))
    told: list[str] = []
    karim.failed.connect(told.append)

    with Workspace.open(team) as workspace:
        workspace.add(other_plan(), "Els")
        qtbot.waitUntil(lambda: karim.decisions.has("other"), timeout=LONGEST)
        workspace.remove("customer")
        qtbot.waitUntil(lambda: karim.account_here == "other", timeout=LONGEST)

    assert any("A colleague removed the account St. Maarten" in one for one in told)


def other_plan() -> AccountPlan:
    return AccountPlan(
        [Account(id="other", name="Other"), Opportunity(id="scanner", name="Scanner")]
    )


def test_the_window_names_who_else_has_the_account_open(begin, sit_down, server, team, qtbot):
    window = begin(team.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    sit_down("Els", server.role(team, "reader"))

    words = "Also opened by: Els"
    qtbot.waitUntil(lambda: window.status.others.text() == words, timeout=LONGEST)
    assert window.status.others.isVisible()


def test_whoever_gave_no_name_is_called_as_the_server_knows_them(
    begin, sit_down, server, team, qtbot
):
    eva = server.role(team, "editor")
    window = begin(eva.label)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)

    assert window.session.author == window.document.author == eva.user

    karim = sit_down("Karim", server.role(team, "editor"))
    qtbot.waitUntil(lambda: karim.colleagues.names == (eva.user,), timeout=LONGEST)
