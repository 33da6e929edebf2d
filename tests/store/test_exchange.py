"""Handing changes in: log and rows together, whoever was first, and never twice."""

from __future__ import annotations

import itertools
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import event

from app.errors import Conflict, UserError
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import TieLevel
from app.model.working_copy import WorkingCopy
from app.store.address import Address
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import postgres
from tests.store.conftest import FILE, SERVER


@pytest.fixture(params=[FILE, SERVER])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def rename(plan: AccountPlan, id: str, name: str) -> Change:
    person = plan.persons[id]
    return Change(Message("person.changed"), (Edit(person, replace(person, name=name)),))


def add(*persons: Person) -> Change:
    return Change(Message("person.added"), additions(persons))


@pytest.fixture
def acme(workspace: Workspace) -> Workspace:
    workspace.add(small_plan(), "Sanne")
    return workspace


def test_a_change_that_is_handed_in_stands_in_rows_and_log(acme: Workspace):
    copy = acme.load("acme")
    made = copy.edit(rename(copy.plan, "eva", "Eva de Boer"))

    exchange = acme.plan_store("acme").exchange([made], copy.revision, "Herman")

    assert (exchange.accepted, exchange.revision, exchange.others) == (1, 2, ())
    assert acme.load("acme").plan == copy.plan
    last = acme.history("acme")[-1]
    assert (last.revision, last.author, last.change) == (2, "Herman", made)


def test_the_log_alone_gives_the_plan(acme: Workspace):
    copy = acme.load("acme")
    store = acme.plan_store("acme")
    for n in range(3):
        copy.edit(add(Person(id=f"new{n}")))
        copy.edit(rename(copy.plan, "eva", f"Eva {n}"))
        copy.sync(store, "Sanne")
    copy.edit(Change(Message("person.removed"), copy.plan.removal_of(Person, "karim")))
    copy.sync(store, "Sanne")

    replayed = AccountPlan()
    for logged in acme.history("acme"):
        replayed = replayed.apply(logged.change)

    assert replayed == acme.load("acme").plan == copy.plan


def test_whoever_comes_second_gets_the_others_work_first(acme: Workspace):
    ours, theirs = acme.load("acme"), acme.load("acme")
    theirs.edit(rename(theirs.plan, "eva", "Eva de Boer"))
    theirs.sync(acme.plan_store("acme"), "Herman")
    ours.edit(rename(ours.plan, "karim", "Karim"))

    exchange = acme.plan_store("acme").exchange(ours.pending, ours.revision, "Sanne")

    assert exchange.accepted == 0
    assert [change.edits for change in exchange.others] == [
        acme.history("acme")[-1].change.edits
    ]
    assert acme.load("acme").plan == theirs.plan


def test_two_who_change_different_things_both_keep_them(acme: Workspace):
    ours, theirs = acme.load("acme"), acme.load("acme")
    theirs.edit(rename(theirs.plan, "eva", "Eva de Boer"))
    theirs.sync(acme.plan_store("acme"), "Herman")
    ours.edit(rename(ours.plan, "karim", "Karim"))

    conflicts = ours.sync(acme.plan_store("acme"), "Sanne")

    assert conflicts == []
    assert ours.plan == acme.load("acme").plan
    assert {p.name for p in ours.plan.persons.values()} == {"Eva de Boer", "Karim"}


def test_of_two_values_for_one_field_the_later_is_told_and_not_written(acme: Workspace):
    ours, theirs = acme.load("acme"), acme.load("acme")
    theirs.edit(rename(theirs.plan, "eva", "theirs"))
    theirs.sync(acme.plan_store("acme"), "Herman")
    ours.edit(rename(ours.plan, "eva", "ours"))

    [conflict] = ours.sync(acme.plan_store("acme"), "Sanne")

    assert isinstance(conflict, Conflict)
    assert acme.load("acme").plan.persons["eva"].name == "theirs"


def test_handing_in_again_after_a_lost_answer_writes_nothing_twice(acme: Workspace):
    copy = acme.load("acme")
    copy.edit(add(Person(id="new")))
    store = acme.plan_store("acme")
    store.exchange(copy.pending, copy.revision, "Sanne")  # and its answer never came
    copy.edit(rename(copy.plan, "eva", "Eva de Boer"))

    conflicts = copy.sync(store, "Sanne")

    assert conflicts == []
    assert [logged.revision for logged in acme.history("acme")] == [1, 2, 3]
    assert acme.load("acme").plan == copy.plan


def test_after_a_lost_answer_others_work_is_still_taken_in(acme: Workspace):
    ours, store = acme.load("acme"), acme.plan_store("acme")
    ours.edit(add(Person(id="new")))
    store.exchange(ours.pending, ours.revision, "Sanne")  # and its answer never came
    theirs = acme.load("acme")
    theirs.edit(rename(theirs.plan, "eva", "Eva de Boer"))
    theirs.sync(store, "Herman")

    conflicts = ours.sync(store, "Sanne")

    assert conflicts == []
    assert len(acme.history("acme")) == 3
    assert ours.plan == theirs.plan == acme.load("acme").plan


def test_equal_changes_of_two_people_are_two_changes(acme: Workspace):
    ours, theirs = acme.load("acme"), acme.load("acme")
    for copy in (ours, theirs):
        copy.edit(rename(copy.plan, "eva", "Eva de Boer"))
        copy.sync(acme.plan_store("acme"), "Sanne")

    assert len(acme.history("acme")) == 3
    assert ours.plan.persons == theirs.plan.persons


def test_only_the_fields_that_changed_are_written(acme: Workspace):
    copy = acme.load("acme")
    copy.edit(rename(copy.plan, "eva", "Eva de Boer"))
    written: list[str] = []
    engine = acme._database.engine  # type: ignore[attr-defined]  # noqa: SLF001  to listen in
    event.listen(engine, "before_cursor_execute", lambda *told: written.append(told[2]))

    copy.sync(acme.plan_store("acme"), "Sanne")

    [update] = [statement for statement in written if statement.startswith("UPDATE person")]
    assert re.match(r"UPDATE person SET name=[^,=]+ WHERE", update)


def test_a_change_that_does_not_fit_the_rows_is_not_half_written(acme: Workspace):
    unknown = Person(id="nobody", name="Nobody")
    change = Change(
        Message("person.changed"),
        (*additions([Person(id="new")]), Edit(unknown, replace(unknown, name="x"))),
    )

    with pytest.raises(RuntimeError, match="do not agree"):
        acme.plan_store("acme").exchange([change], 1, "Sanne")

    assert acme.load("acme").plan == small_plan()
    assert len(acme.history("acme")) == 1


def test_a_workspace_older_than_what_is_open_is_told(acme: Workspace):
    copy = acme.load("acme")
    copy.revision = 7

    with pytest.raises(UserError, match="older than what is open"):
        copy.sync(acme.plan_store("acme"), "Sanne")


def test_handing_in_to_a_removed_account_is_told(acme: Workspace):
    copy = acme.load("acme")
    copy.edit(add(Person(id="new")))
    acme.remove("acme")

    with pytest.raises(UserError, match="no longer in the workspace"):
        copy.sync(acme.plan_store("acme"), "Sanne")

    assert len(copy.pending) == 1


def test_four_who_write_at_once_lose_nothing(acme: Workspace):
    def write(who: int) -> list[Conflict]:
        copy, store = acme.load("acme"), acme.plan_store("acme")
        found = []
        for n in range(15):
            copy.edit(add(Person(id=f"{who}-{n}")))
            found += copy.sync(store, f"user {who}")
        return found

    with ThreadPoolExecutor(4) as several:
        conflicts = list(several.map(write, range(4)))

    assert conflicts == [[], [], [], []]
    assert len(acme.load("acme").plan.persons) == 2 + 4 * 15
    assert [logged.revision for logged in acme.history("acme")] == list(range(1, 62))


class TwoUsers(RuleBasedStateMachine):
    """Whatever two people do, in whatever order, both end with what the workspace holds."""

    @initialize()
    def open_the_same_plan(self):
        self.stack = ExitStack()
        self.workspace = self.stack.enter_context(Workspace.open(self.address()))
        self.workspace.add(small_plan(), "Sanne")
        self.stores = [self.workspace.plan_store("acme") for _ in range(2)]
        self.users = [self.workspace.load("acme") for _ in range(2)]
        self.done: list[list[Change]] = [[], []]
        self.count = itertools.count()

    def address(self) -> Address:
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        return Address.parse(Path(folder) / "work.visavis")

    who = st.sampled_from([0, 1])

    def edit(self, user: int, change: Change) -> None:
        with suppress(UserError):
            self.done[user].append(self.users[user].edit(change))

    @rule(user=who)
    def add_a_person(self, user: int):
        self.edit(user, add(Person(id=f"n{next(self.count):03}")))

    @rule(user=who, data=st.data(), name=st.sampled_from("abc"))
    def rename_a_person(self, user: int, data, name: str):
        plan = self.users[user].plan
        if plan.persons:
            self.edit(
                user, rename(plan, data.draw(st.sampled_from(sorted(plan.persons))), name)
            )

    @rule(user=who, data=st.data())
    def remove_a_person(self, user: int, data):
        plan = self.users[user].plan
        if plan.persons:
            id = data.draw(st.sampled_from(sorted(plan.persons)))
            removal = plan.removal_of(Person, id)
            self.edit(user, Change(Message("person.removed"), removal))

    @rule(user=who, data=st.data(), level=st.sampled_from(TieLevel))
    def tie_somebody(self, user: int, data, level: TieLevel):
        plan = self.users[user].plan
        if plan.persons:
            person = data.draw(st.sampled_from(sorted(plan.persons)))
            known = plan.tie_between("herman", person)
            new = ContactTie(
                id=joined("herman", person), member="herman", person=person, level=level
            )
            self.edit(user, Change(Message("tie.changed"), (Edit(known, new),)))

    @rule(user=who)
    def undo(self, user: int):
        if self.done[user]:
            change = self.done[user].pop()
            with suppress(UserError):
                self.users[user].edit(change.inverse())

    @rule(user=who)
    def hand_in(self, user: int):
        self.users[user].sync(self.stores[user], f"user {user}")

    @rule(user=who)
    def lose_the_answer(self, user: int):
        copy: WorkingCopy = self.users[user]
        self.stores[user].exchange(tuple(copy.pending), copy.revision, f"user {user}")

    def teardown(self):
        if not hasattr(self, "users"):
            return
        for user in (0, 1, 0):
            self.hand_in(user)
        stored = self.workspace.load("acme")
        self.stack.close()
        assert self.users[0].plan == self.users[1].plan == stored.plan
        assert self.users[0].revision == self.users[1].revision == stored.revision


class TwoUsersOfAServer(TwoUsers):
    """The same on a server, where both may be elsewhere."""

    server: postgres.Server
    reused: ServerAddress

    def address(self) -> Address:
        postgres.empty(self.reused, self.server)
        return self.reused


TestTwoUsers = TwoUsers.TestCase
TestTwoUsers.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


TestTwoUsersOfAServer = pytest.mark.usefixtures("server_of_two")(TwoUsersOfAServer.TestCase)
TestTwoUsersOfAServer.settings = settings(
    max_examples=10, stateful_step_count=20, deadline=None
)


@pytest.fixture
def server_of_two(server: postgres.Server, reused: ServerAddress) -> None:
    TwoUsersOfAServer.server, TwoUsersOfAServer.reused = server, reused
