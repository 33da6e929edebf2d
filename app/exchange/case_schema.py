"""The published form of a case file: checked against, and asked for the order of its keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from app import resources
from app.exchange.json_text import Place, fault
from app.i18n import number, tr

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

FORMAT = "visavis-case/1"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHOWN = 60  # characters of a wrong value that a message repeats
_NAMED = {  # sections whose items may have a form of ours, by the name of that form
    "actions": "action",
    "gap_decisions": "gap_decision",
    "placements": "placement",
    "planned_ties": "planned_tie",
    "refused_suggestions": "refused_suggestion",
    "snapshots": "snapshot",
    "parameters": "parameter",
    "ratings": "rating",
    "seats": "seat",
    "saved_views": "saved_view",
    "fact_sources": "fact_source",
}
KEPT_SECTIONS = tuple(_NAMED)


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema that ships with the program."""
    text = resources.path("schema", "case.schema.json").read_text("utf-8")
    value: dict[str, Any] = json.loads(text)
    return value


def sections() -> tuple[str, ...]:
    """Return the top-level keys in the order in which they are written."""
    return tuple(schema()["properties"])


@cache
def keys(section: str) -> tuple[str, ...]:
    """Return the keys of one record of a section, in the order in which they are written."""
    return tuple(_record(section).get("properties", ()))


@cache
def required(section: str) -> frozenset[str]:
    """Return the keys that one record of a section cannot do without."""
    return frozenset(_record(section).get("required", ()))


def check(document: Any) -> None:
    """Raise UserError naming the place of the first fault in a case file's own order."""
    if not isinstance(document, dict):
        raise fault((), tr("A case file holds one JSON object."))
    if document.get("format", FORMAT) != FORMAT:
        raise fault(
            ("format",),
            tr(
                "this is {given}; this version of the program reads {known}",
                given=_shown(document["format"]),
                known=FORMAT,
            ),
        )
    error = next(_validator("").iter_errors(document), None)
    if error is not None:
        raise _worded(error)


def fits(section: str, record: Any) -> bool:
    """Return whether a record of an open section has the form that we know."""
    return section in _NAMED and _validator(_NAMED[section]).is_valid(record)


def _record(section: str) -> Mapping[str, Any]:
    if section in _NAMED:
        form: Mapping[str, Any] = schema()["$defs"][_NAMED[section]]
        return form
    form = schema()["properties"][section]
    form = form.get("items", form)
    parts = form.get("allOf")
    return parts[0] if parts else form


@cache
def _validator(definition: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415  slow to import

    formats = FormatChecker(formats=())
    formats.checks("date", raises=ValueError)(_is_day)
    form = schema()["$defs"][definition] if definition else schema()
    return Draft202012Validator(form, format_checker=formats)


def _is_day(value: object) -> bool:
    """Return whether a text is a day that exists, as 2026-03-02; raises ValueError too."""
    if not isinstance(value, str):
        return True
    return bool(_DAY.fullmatch(value) and date.fromisoformat(value))


def _worded(error: ValidationError) -> Exception:
    """Return the error in our words, at its own place."""
    while error.context:  # of the forms allowed, the one that comes nearest
        error = max(
            error.context,
            key=lambda inner: (len(inner.absolute_path), inner.validator != "type"),
        )
    place: Place = tuple(error.absolute_path)
    rule = str(error.validator)
    wanted: Any = error.validator_value
    value: Any = error.instance
    if rule == "additionalProperties":
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        unknown = next(key for key in value if key not in known)
        return fault((*place, unknown), tr("a case file has no such key here"))
    if rule == "required":
        missing = next(key for key in wanted if key not in value)
        return fault((*place, missing), tr("is missing"))
    return fault(place, _words(rule, wanted, value))


def _words(rule: str, wanted: Any, value: Any) -> str:
    shown = _shown(value)
    match rule:
        case "enum" | "const":
            choices = wanted if isinstance(wanted, list) else [wanted]
            known = ", ".join(str(choice) for choice in choices if choice is not None)
            return tr("{value} is not one of {known}", value=shown, known=known)
        case "type":
            names = [wanted] if isinstance(wanted, str) else wanted
            kinds = ", ".join(_type_name(name) for name in names if name != "null")
            return tr("{value} is not {kinds}", value=shown, kinds=kinds)
        case "minimum":
            return tr("{value} is less than {least}", value=shown, least=number(wanted))
        case "maximum":
            return tr("{value} is more than {most}", value=shown, most=number(wanted))
        case "format":
            return tr("{value} is not a date such as 2026-03-02", value=shown)
        case "minLength" | "minItems":
            return tr("may not be empty")
        case "uniqueItems":
            return tr("the same stands in the list twice")
    return tr("{value} does not belong here", value=shown)


def _type_name(name: str) -> str:
    return {
        "string": tr("a text"),
        "integer": tr("a whole number"),
        "number": tr("a number"),
        "boolean": tr("true or false"),
        "array": tr("a list"),
        "object": tr("an object"),
    }[name]


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
