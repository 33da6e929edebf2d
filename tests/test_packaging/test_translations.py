"""The check of the translations finds what is missing, stale or wrong, and says where."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@pytest.fixture
def project(translations, tmp_path, monkeypatch):
    """The script, at work on a project of one module and one Dutch catalogue."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    (tmp_path / "app").mkdir()
    (tmp_path / "resources/translations/nl").mkdir(parents=True)
    return translations


def write(folder: Path, code: str, **catalogues: str) -> None:
    (folder / "app/words.py").write_text(code, "utf-8")
    for name, entries in catalogues.items():
        file = folder / "resources/translations/nl" / f"{name}.po"
        file.write_text(HEADER + entries, "utf-8")


def said(project, capsys):
    project.main([])
    capsys.readouterr()
    status = project.main(["--check"])
    text = capsys.readouterr().out
    assert bool(status) == (" 0 to mend." not in text)
    return text


def test_complete_catalogues_of_several_rooms_become_one(project, tmp_path, capsys):
    write(
        tmp_path,
        'tr("Role {name}", name=tr("none"))\nntr("{count} gap", "{count} gaps", 3)',
        one='msgid "Role {name}"\nmsgstr "Rol {name}"\n\nmsgid "none"\nmsgstr "geen"\n',
        two='msgid "{count} gap"\nmsgid_plural "{count} gaps"\n'
        'msgstr[0] "één gat"\nmsgstr[1] "{count} gaten"\n',
    )

    text = said(project, capsys)

    file = tmp_path / "resources/translations/nl.mo"
    dutch = GNUTranslations(BytesIO(file.read_bytes()))
    assert "0 to mend" in text
    assert dutch.gettext("Role {name}") == "Rol {name}"
    assert dutch.ngettext("{count} gap", "{count} gaps", 3) == "{count} gaten"
    assert b"Date" not in file.read_bytes()


def test_compiling_twice_gives_the_same_bytes(project, tmp_path):
    write(tmp_path, 'tr("a")', one='msgid "a"\nmsgstr "A"\n')
    file = tmp_path / "resources/translations/nl.mo"
    project.main([])
    first = file.read_bytes()

    project.main([])

    assert file.read_bytes() == first


@pytest.mark.parametrize(
    ("code", "entries", "finding"),
    [
        ('\n\ntr("gap")', "", "app/words.py:3: no nl translation of “gap”"),
        ('mark("gap")', 'msgid "gap"\nmsgstr ""\n', "no nl translation of “gap”"),
        ("", 'msgid "old"\nmsgstr "oud"\n', "“old” is no longer in the program"),
        ('tr("{a}")', 'msgid "{a}"\nmsgstr "{b}"\n', "braces differ in nl: “{a}” → “{b}”"),
        ('tr("{a}")', 'msgid "{a}"\nmsgstr "{a"\n', "“{a}” in nl: expected '}'"),
        ('tr("a")', '#, fuzzy\nmsgid "a"\nmsgstr "A"\n', "“a” is marked fuzzy"),
        ('tr("a")', 'msgid "a"\nmsgstr "A"\n\nmsgid "a"\nmsgstr "B"\n', "stands there twice"),
        ('ntr("a", "as", 2)', 'msgid "a"\nmsgstr "A"\n', "plural of “a” is not the program's"),
        ('tr(f"a {b}")', "", "an f-string cannot be translated"),
    ],
)
def test_the_check_says_what_is_wrong(project, tmp_path, capsys, code, entries, finding):
    write(tmp_path, code, one=entries)

    assert finding in said(project, capsys)


def test_two_rooms_that_translate_one_text_differently_are_found(project, tmp_path, capsys):
    write(tmp_path, 'tr("a")', one='msgid "a"\nmsgstr "A"\n', two='msgid "a"\nmsgstr "B"\n')

    assert "nl/two.po: “a” is translated otherwise in nl/one.po" in said(project, capsys)


def test_a_stale_catalogue_is_found(project, tmp_path, capsys):
    write(tmp_path, 'tr("a")', one='msgid "a"\nmsgstr "A"\n')
    project.main([])
    write(tmp_path, 'tr("a")', one='msgid "a"\nmsgstr "B"\n')

    status = project.main(["--check"])

    assert status
    assert "nl.mo is not up to date" in capsys.readouterr().out
