"""What may leave in a file, whatever its kind: nothing that its audience must not see."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import UserError
from app.model.audience import Audience
from app.model.decision import Opportunity
from app.model.entities import KINDS
from app.model.people import Person, TeamMember
from app.model.vocabulary import Lane, Role, TieLevel
from app.ui.export import Options, formats_for, suggested_name
from tests.export.files import (
    INTERNAL,
    OFFERED,
    PAGES,
    TABLES,
    TOLD,
    TWICE,
    holds,
    layers,
    saved,
)
from tests.plans import person, small_plan, tie
from tests.planted import MARK, opportunity, planted_plan

ROOT = Path(__file__).parents[2]
_EXPORT_ALL = """
import sys
from pathlib import Path
from app import resources
from app.cli import main
from tests.export.files import PAGES, TWICE

sample = str(resources.path("samples", "hospital-sint-odrada.json"))
for kind, audience in TWICE:
    target = Path(sys.argv[1], audience + kind)
    size = () if kind.endswith(".pdf") else ("--width", "900")
    size = ("--whole",) if kind == PAGES else size
    assert main(["export", sample, "-o", str(target), "--audience", audience, *size]) == 0
"""
VECTORS = TOLD[Audience.CUSTOMER]
OURS = TOLD[Audience.INTERNAL]


@pytest.mark.parametrize("kind", VECTORS)
def test_no_planted_word_is_in_any_layer_of_the_customers_file(qapp, tmp_path, kind):
    content = saved(planted_plan(), tmp_path, kind, Audience.CUSTOMER, opportunity())

    assert holds(content, "person name 0")
    assert not holds(content, MARK)


@pytest.mark.parametrize("kind", OURS)
def test_without_names_no_name_and_no_word_of_ours_is_in_any_layer(qapp, tmp_path, kind):
    content = saved(planted_plan(), tmp_path, kind, Audience.WITHOUT_NAMES, opportunity())

    assert holds(content, "person title 0")
    assert not holds(content, "person name")
    assert not holds(content, "team_member name")
    assert not holds(content, MARK)


@pytest.mark.parametrize("kind", OURS)
def test_the_test_would_find_a_planted_word_where_there_is_one(qapp, tmp_path, kind):
    plan = small_plan(*person("x", f"Known as {MARK}"))

    assert holds(saved(plan, tmp_path, kind), MARK)


@pytest.mark.parametrize("kind", VECTORS)
@pytest.mark.parametrize("marked", [*KINDS.values(), None], ids=[*KINDS.keys(), "all"])
def test_plans_that_differ_only_in_internal_values_give_the_same_bytes(
    qapp, tmp_path, kind, marked
):
    asked = (tmp_path, kind, Audience.CUSTOMER, opportunity())

    first = saved(planted_plan(), *asked)
    other = saved(planted_plan(2, only_marked=marked), *asked)

    assert first == other


@pytest.mark.parametrize(("kind", "audience"), OFFERED)
def test_the_same_plan_gives_the_same_bytes(qapp, tmp_path, kind, audience):
    assert saved(small_plan(), tmp_path, kind, audience) == saved(
        small_plan(), tmp_path, kind, audience
    )


@pytest.mark.parametrize(("kind", "audience"), OFFERED)
def test_no_file_says_when_where_by_whom_or_with_what_it_was_made(
    qapp, tmp_path, kind, audience
):
    content = saved(small_plan(), tmp_path, kind, audience)

    made = rb"Qt ?\d\.\d|CreationDate|ModDate|Producer|Author|python|/home/|/tmp/"
    told = re.compile(made, re.I)
    assert not [layer for layer in layers(content) if told.search(layer)]


@pytest.mark.parametrize("kind", TABLES)
def test_the_customer_is_refused_what_is_for_internal_use(qapp, tmp_path, kind):
    with pytest.raises(UserError, match=r"internal use; the customer gets \.png, \.svg, \.pdf"):
        saved(small_plan(), tmp_path, kind, Audience.CUSTOMER)

    assert list(tmp_path.iterdir()) == []
    assert kind not in formats_for(Audience.CUSTOMER)


@pytest.mark.parametrize("audience", INTERNAL)
@pytest.mark.parametrize("kind", OURS)
def test_an_internal_file_says_so_inside_and_in_its_name(qapp, tmp_path, kind, audience):
    content = saved(small_plan(), tmp_path, kind, audience)
    ending = ".pdf" if kind == PAGES else kind
    name = suggested_name(small_plan(), Options(audience=audience, language="nl"), ending)

    assert holds(content, "internal")
    assert name == f"INTERN relatiekaart - Acme{ending}"


@pytest.mark.parametrize("kind", VECTORS)
def test_a_customers_file_is_called_after_what_it_shows(qapp, tmp_path, kind):
    plan = small_plan()

    ending = ".pdf" if kind == PAGES else kind
    name = suggested_name(plan, Options(language="nl"), ending)

    assert name == f"Wie werkt met wie - Acme{ending}"
    assert not holds(saved(plan, tmp_path, kind, Audience.CUSTOMER), "internal")


@pytest.mark.parametrize("kind", TABLES)
def test_texts_that_a_file_could_stumble_over_come_out_as_texts(qapp, tmp_path, kind):
    odd = "a<b>&\"'\x01\u202e ]]> 陳大文 محمد 🙂"
    plan = small_plan(
        Person(id="odd", name=odd),
        Opportunity(id="second", name=odd),
    )

    content = saved(plan, tmp_path, kind)

    assert holds(content, "陳大文 محمد 🙂")
    assert not [layer for layer in layers(content) if "\u202e".encode() in layer]


@pytest.mark.parametrize("kind", [".png", *OURS])
def test_without_names_another_name_makes_no_difference(qapp, tmp_path, kind):
    plans = [
        small_plan(
            *person("x", name, Role.USER, lane=Lane.FINANCIAL),
            TeamMember(id="y", name=ours, email=f"{ours}@supplier.example"),
            tie("y", "x", TieLevel.GOOD, note=f"{name} is fond of sailing"),
        )
        for name, ours in (("Ruud Postma", "Bo"), ("Zoë Abels-van der Vink", "Alexander"))
    ]

    first, other = (saved(plan, tmp_path, kind, Audience.WITHOUT_NAMES) for plan in plans)

    assert first == other


def test_another_start_of_the_program_gives_the_same_bytes(tmp_path):
    made = []
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", _EXPORT_ALL, str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment, cwd=ROOT, capture_output=True)
        made.append({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()})

    first, other = made
    assert len(first) == len(TWICE)
    assert [name for name in first if first[name] != other[name]] == []
