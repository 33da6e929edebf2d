"""The parts of a line about one person: which are codes, and which are words of a title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.exchange import cell_words, person_names, recipients
from app.exchange.called import Labelled, begins
from app.exchange.headings import plain
from app.exchange.people_rows import Given
from app.i18n import names, tr
from app.model.account_plan import AccountPlan
from app.model.guess import guess
from app.model.labels import label
from app.model.role_letters import ROLE_LETTERS
from app.model.values import Id
from app.model.vocabulary import Level, TieLevel, TieStatus

# What parts a line: the first of these that stands in it.
_PARTING = (re.compile(r";"), re.compile(r","), re.compile(r"\s[-–—|·]\s"))
_SIGN = r"[+\-−–][0-2]|[+]{1,2}|--|[★▲●▼✕×]"
_ATTITUDE = re.compile(rf"^(?:{_SIGN}|[+\-−–]\s[0-2]|0)$")
_SIGNED_LAST = re.compile(rf"^(?P<rest>.*\S)\s+(?P<sign>{_SIGN})$")
_SIGNED_FIRST = re.compile(rf"^(?P<sign>{_SIGN})\s+(?P<rest>\S.*)$")
_SIGNS = {"★": "2", "▲": "1", "●": "0", "▼": "-1", "✕": "-2", "×": "-2"}
_INFLUENCE = (
    re.compile(r"^(?:invloed|influence|inv|i)\s*[:=]?\s*(?P<value>\w+)$", re.IGNORECASE),
    re.compile(r"^(?P<value>\w+)\s+(?:invloed|influence)$", re.IGNORECASE),
)
_LEVEL = re.compile(r"^(?:niveau|level|niv|n|lvl)\s*[:=]?\s*(?P<value>\w+)$", re.IGNORECASE)
_CALLED = re.compile(
    r"^(?:houding|attitude|rol|rollen|role|roles)"
    r"(?:\s*[:=]\s*|\s+)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_MANAGER = re.compile(
    r"^(?:(?:rapporteert aan|valt onder|onder|reports to|under)\s*:?\s|"
    r"(?:manager|leidinggevende|chef)\s*[:=])\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
_KNOWN_BY = re.compile(r"^(?:kent|knows|bekend bij|known (?:to|by))\s+(?P<name>\S.*)$", re.I)
_ADDRESS = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PHONE = re.compile(r"^\+?[\d\s()./-]{8,}$")
_WORDS = 2  # a title and a department: what is left over was not understood

Said = TieLevel | TieStatus | None


@dataclass(slots=True)
class Facts:
    """What the parts of a line say, and how that is told back."""

    given: Given
    told: list[str] = field(default_factory=list)
    quiet: dict[str, str] = field(default_factory=dict)  # what is told in the place of some
    words: list[str] = field(default_factory=list)  # title first, then department
    ties: list[tuple[Id, Said]] = field(default_factory=list)
    manager: Id | None = None
    strange: list[str] = field(default_factory=list)  # what is no word of a title either
    of: dict[str, str] = field(default_factory=dict)  # what is told of a field of a person

    def tell(self, name: str, words: str) -> None:
        """Tell what is said of a field."""
        self.told.append(words)
        self.of[name] = words

    def correct(self, was: dict[str, str]) -> None:
        """Tell what was held before, beside what is said now."""
        for name, before in was.items():
            words = self.of[name]
            now = tr("{what} (was {before})", what=words, before=before)
            self.told[self.told.index(words)] = now
            if words in self.quiet:
                self.quiet[now] = self.quiet[words]


def parted(text: str) -> list[str]:
    """Return the parts of a line, whichever sign parts them; the name is the first."""
    sign = next((sign for sign in _PARTING if sign.search(text)), _PARTING[-1])
    return [part.strip() for part in sign.split(text)]


def _addressed(text: str) -> list[str] | None:
    """Return name and address of "Haddad, Nadia <nadia@example.org>"; None where it is none."""
    table = recipients.table(text)
    if table is None or len(table.rows) != 2:  # noqa: PLR2004  the headings and one person
        return None
    name, address = table.rows[1].cells
    return [person_names.turned(name), address]


def facts_of(text: str, plan: AccountPlan) -> Facts:
    """Return what a line about somebody says."""
    name, *parts = _addressed(text) or parted(text)
    if signed := _SIGNED_LAST.match(name):  # "Bart +2" is no name
        name, parts = signed["rest"], [signed["sign"], *parts]
    name, beside = person_names.parted(name) if name.endswith(")") else (name, None)
    facts = Facts(Given(line=1, name=name))
    for part in filter(None, (beside, *parts)):
        _take(part, facts, plan)
    title, department = [*facts.words, None, None][:_WORDS]
    facts.told = [*facts.words[:_WORDS], *facts.told]
    facts.of |= dict(zip(("title", "department"), facts.words, strict=False))
    strange = [*facts.words[_WORDS:], *facts.strange]
    if strange:
        facts.told.append(tr("not understood: {words}", words=", ".join(strange)))
    facts.given = replace(facts.given, title=title, department=department)
    return facts


def found(name: str, people: Mapping[Id, Labelled]) -> list[Id]:
    """Return whose name this is, or begins with: of all its words, or of some in order."""
    wanted = plain(name).split()
    if not wanted:
        return []
    labels = {id: plain(one.label).split() for id, one in people.items()}
    whole = [id for id, words in labels.items() if words == wanted]
    return whole or [id for id, words in labels.items() if begins(wanted, words)]


def with_mark(text: str, plan: AccountPlan) -> tuple[str, Said]:
    """Part "Nadia 3" and "Nadia: goed" into the name and what is said of the relationship."""
    if found(text, plan.members) or found(text, plan.persons):
        return text, None
    words = text.replace(":", " ").replace("=", " ").split()
    for length in (1, 2):
        said, _ = (
            cell_words.mark(" ".join(words[-length:])) if len(words) > length else (None, "")
        )
        if said is not None:
            return " ".join(words[:-length]), said
    return text, None


def _take(part: str, facts: Facts, plan: AccountPlan) -> None:
    """Take in a part: as a code, as a code beside a sign, or else as words of the title."""
    signed = _SIGNED_LAST.match(part) or _SIGNED_FIRST.match(part)
    if _coded(part, facts, plan):
        return
    if signed:
        _take(signed["rest"], facts, plan)
        _take(signed["sign"], facts, plan)
    elif called := _CALLED.match(part):
        _take(called["rest"], facts, plan)
    elif _may_be_title(part):
        facts.words.append(part)
    else:
        facts.strange.append(part)


def _may_be_title(part: str) -> bool:
    """Whether a part can be words at all: no lone letter, number or manager nobody knows."""
    letters = plain(part).replace(" ", "")
    wordy = len(letters) > 1 and any(letter.isalpha() for letter in letters)
    return wordy and not _MANAGER.match(part)


def _coded(part: str, facts: Facts, plan: AccountPlan) -> bool:
    """Take a part in as a code; False where it is a word of the title."""
    return (
        _take_attitude(part, facts)
        or cell_words.is_unsaid(_bare(part))  # "onbekend": it stays unknown
        or _take_contact(part, facts)
        or _take_scale(part, facts)
        or _take_manager(part, facts, plan)
        or _take_tie(part, facts, plan)
        or _take_roles(part, facts)
    )


def _bare(part: str) -> str:
    called = _CALLED.match(part)
    return called["rest"] if called else part


def _take_attitude(part: str, facts: Facts) -> bool:
    sign = _SIGNS.get(part, part)
    said = cell_words.attitude(sign) if _ATTITUDE.match(part) or not part.isdigit() else None
    if said is None:
        return False
    facts.given = replace(facts.given, attitude=said)
    facts.tell("attitude", label(said))
    facts.quiet[label(said)] = tr("attitude")
    return True


def _take_contact(part: str, facts: Facts) -> bool:
    if _ADDRESS.match(part):
        facts.given = replace(facts.given, email=part)
        facts.tell("email", part)
    elif _PHONE.match(part):
        facts.given = replace(facts.given, phone=part)
        facts.tell("phone", part)
    else:
        return False
    return True


def _take_scale(part: str, facts: Facts) -> bool:
    """Influence and level, as `invloed hoog`, `hoge invloed`, `i3`, `niveau 4`."""
    by_influence = next(filter(None, (form.match(part) for form in _INFLUENCE)), None)
    by_level = _LEVEL.match(part)
    influence = cell_words.influence(by_influence["value"]) if by_influence else None
    if influence is not None:
        facts.given = replace(facts.given, influence=influence)
        facts.tell("influence", tr("influence: {degree}", degree=label(influence)))
        facts.quiet[facts.told[-1]] = tr("influence")
        return True
    level = cell_words.level(by_level["value"]) if by_level else None
    if level is not None:
        facts.given = replace(facts.given, level=level)
        facts.tell("level", label(level))
        return True
    return False


def _take_manager(part: str, facts: Facts, plan: AccountPlan) -> bool:
    """Whom somebody reports to, where that is one who is known."""
    said = _MANAGER.match(part)
    who = found(said["name"], plan.persons) if said else []
    if len(who) != 1:
        return False
    facts.manager = who[0]
    facts.told.append(tr("reports to {name}", name=plan.label(who[0])))
    return True


def _take_tie(part: str, facts: Facts, plan: AccountPlan) -> bool:
    """A colleague's name with a level: `Sanne 3`, `@Wim`, `kent Wim`."""
    known_by = _KNOWN_BY.match(part)
    name, said = with_mark(known_by["name"] if known_by else part.lstrip("@"), plan)
    if said is None and not known_by and not part.startswith("@"):
        return False
    ours = found(name, plan.members)
    if len(ours) != 1:
        return False
    facts.ties.append((ours[0], said))
    return True


def _take_roles(part: str, facts: Facts) -> bool:
    letter = part.upper() if len(part) == 1 else part
    roles = cell_words.roles(letter if letter in ROLE_LETTERS else part)
    if not roles:
        return False
    level = guess(part).level
    if not facts.words and level is not None and level > Level.STAFF:
        facts.words.append(part)  # "inkoper" is what somebody is called, too
    new = roles - facts.given.roles
    facts.given = replace(facts.given, roles=facts.given.roles | roles)
    if new:
        spoken = names([label(role) for role in sorted(new)])
        facts.told.append(tr("role: {role}", role=spoken) if spoken in facts.words else spoken)
    return True
