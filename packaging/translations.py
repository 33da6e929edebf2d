"""Compile `resources/translations/<language>/*.po` into one .mo each, or check them.

Texts are the first argument of `tr` and `mark` and the first two of `ntr`, written out where
they are called. Dutch must have them all; other languages may have some.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parent.parent
COMPLETE = "nl"
ARGUMENTS = {"tr": 1, "mark": 1, "ntr": 2}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the program: its singular or only form, its plural, and where it stands."""

    id: str
    plural: str | None
    place: str


class Compiled(Catalog):
    """A catalogue whose header holds only what gettext reads: no dates, no tool's version."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier or "")),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", self.plural_forms),
        ]


def main(arguments: list[str]) -> int:
    """Compile; with `--check` change nothing, but fail on anything missing, stale or wrong."""
    texts, faults = extract(ROOT / "app", ROOT)
    folder = ROOT / "resources/translations"
    languages = sorted(path.name for path in folder.glob("*/") if any(path.glob("*.po")))
    for language in languages:
        merged, found = merge(folder / language)
        faults += found
        faults += compare(texts, merged, language)
        file = folder / f"{language}.mo"
        if "--check" not in arguments:
            file.write_bytes(compiled(merged))
        elif not file.is_file() or file.read_bytes() != compiled(merged):
            faults.append(
                f"{file.relative_to(ROOT)} is not up to date: run `make translations`"
            )
    if texts and COMPLETE not in languages:
        faults.append(f"{folder.relative_to(ROOT)}/{COMPLETE} holds no .po file")
    for fault in faults:
        print(fault)
    print(
        f"{len(texts)} texts, {', '.join(languages) or 'no languages'}, {len(faults)} to mend."
    )
    return bool(faults)


def extract(app: Path, root: Path) -> tuple[dict[str, Text], list[str]]:
    """Return the texts marked in the code by id, and what is wrong with how they are marked."""
    texts: dict[str, Text] = {}
    faults = []
    for file in sorted(app.rglob("*.py")):
        for call, name in marked_calls(ast.parse(file.read_bytes())):
            place = f"{file.relative_to(root).as_posix()}:{call.lineno}"
            forms = call.args[: ARGUMENTS[name]]
            if any(isinstance(form, ast.JoinedStr) for form in forms):
                faults.append(f"{place}: an f-string cannot be translated; name its values")
            words = [form.value for form in forms if isinstance(form, ast.Constant)]
            if len(words) < ARGUMENTS[name] or not all(isinstance(word, str) for word in words):
                continue
            text = Text(str(words[0]), str(words[1]) if len(words) > 1 else None, place)
            known = texts.get(text.id)
            if known is None or (known.plural is None and text.plural is not None):
                texts[text.id] = text
            elif text.plural not in (None, known.plural):
                faults.append(f"{place}: another plural of “{text.id}” stands at {known.place}")
    return texts, faults


def marked_calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls that mark a text, in the order of the file."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = getattr(call.func, "id", getattr(call.func, "attr", None))
        if isinstance(name, str) and name in ARGUMENTS:
            yield call, name


def merge(folder: Path) -> tuple[Catalog, list[str]]:
    """Return all the .po files of one language as one catalogue, sorted, and their faults."""
    entries: dict[str, tuple[Message, str]] = {}
    faults: list[str] = []
    for file in sorted(folder.glob("*.po")):
        place = f"{folder.name}/{file.name}"
        for message in read(file, faults):
            key = forms(message.id)[0]
            known = entries.setdefault(key, (message, place))
            if known[0].string != message.string:
                faults.append(f"{place}: “{key}” is translated otherwise in {known[1]}")
            if message.fuzzy:
                faults.append(f"{place}: “{key}” is marked fuzzy")
    merged = Compiled(locale=folder.name, fuzzy=False)
    for key in sorted(entries):
        message, place = entries[key]
        merged.add(message.id, message.string, locations=[(place, message.lineno or 0)])
    return merged, faults


def read(file: Path, faults: list[str]) -> Iterable[Message]:
    """Return the translated entries of one file; a file that cannot be read is a fault."""
    content = file.read_bytes()
    repeated = repeats(content.decode("utf-8"))
    faults += [
        f"{file.parent.name}/{file.name}: {text} stands there twice" for text in repeated
    ]
    try:
        catalogue = read_po(
            io.BytesIO(content), file.parent.name, charset="utf-8", abort_invalid=True
        )
    except PoFileError as error:
        faults.append(f"{file.parent.name}/{file.name}: {error}")
        return []
    return [message for message in catalogue if message.id and any(forms(message.string))]


def repeats(content: str) -> list[str]:
    """Return the msgids that stand more than once in a .po file; read_po would merge them."""
    ids = re.findall(r'^msgid ((?:".*"\s*)+)', content, re.MULTILINE)
    return sorted({text.strip() for text in ids if ids.count(text) > 1})


def compare(texts: dict[str, Text], merged: Catalog, language: str) -> list[str]:
    """Return where the program and one language's catalogue do not fit together."""
    translated = {forms(message.id)[0]: message for message in merged if message.id}
    faults = []
    for text in texts.values():
        message = translated.get(text.id)
        if message is None and language == COMPLETE:
            faults.append(f"{text.place}: no {language} translation of “{text.id}”")
        elif message is not None:
            faults += misfits(text, message, language)
    for key in sorted(translated.keys() - texts.keys()):
        place = translated[key].locations[0][0]
        faults.append(f"{place}: “{key}” is no longer in the program")
    return faults


def misfits(text: Text, message: Message, language: str) -> Iterator[str]:
    """Yield what is wrong with one translation: its forms, or the names in its braces."""
    own = [text.id] if text.plural is None else [text.id, text.plural]
    known = forms(message.id)
    if known[1:] != own[1:]:
        yield f"{text.place}: the {language} plural of “{text.id}” is not the program's"
        return
    try:
        sets = [placeholders(form) for form in own]
        free = {"count"} if text.plural else set()  # "one gap" need not say 1
        for form in forms(message.string):
            names = placeholders(form)
            if not form or not set.intersection(*sets) - free <= names <= set.union(
                *sets, free
            ):
                yield f"{text.place}: braces differ in {language}: “{text.id}” → “{form}”"
    except ValueError as error:
        yield f"{text.place}: “{text.id}” in {language}: {error}"


def forms(words: str | Iterable[str] | None) -> list[str]:
    """Return a text's forms: one, or its singular and plurals."""
    return [words] if isinstance(words, str) else list(words or ())


def placeholders(text: str) -> set[str]:
    """Return the names between braces; raises ValueError when a brace stands alone."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def compiled(merged: Catalog) -> bytes:
    """Return the catalogue as gettext reads it; equal catalogues give equal bytes."""
    stream = io.BytesIO()
    write_mo(stream, merged)
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
