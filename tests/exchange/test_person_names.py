"""Names: put together, turned round, and known again in another spelling."""

import pytest

from app.exchange.person_names import key, looks_like_name, turned, whole_name


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Vries, Jan de", "Jan de Vries"),
        ("de Vries, Jan", "Jan de Vries"),
        ("Hof, Renée van 't", "Renée van 't Hof"),
        ("Jan de Vries", "Jan de Vries"),
        ("Jan de Vries, MSc", "Jan de Vries, MSc"),
        ("  Jan \n de   Vries ", "Jan de Vries"),
    ],
)
def test_a_surname_in_front_is_turned_round(written, said):
    assert turned(written) == said


@pytest.mark.parametrize(
    ("first", "infix", "last", "middle", "said"),
    [
        ("Jan", "van der", "Berg", "", "Jan van der Berg"),
        ("Jan", "", "Berg", "van der", "Jan van der Berg"),
        ("Jan", "", "Berg", "Willem", "Jan Berg"),
        ("Jan", "", "Vries, de", "", "Jan de Vries"),
        ("", "", "Berg", "", "Berg"),
    ],
)
def test_the_parts_of_a_name_make_a_whole(first, infix, last, middle, said):
    assert whole_name(first, infix, last, middle) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan de Vries", "Vries, Jan de"),
        ("Karim El Amrani", "Karim el-Amrani"),
        ("Piet van der Berg", "Piet v.d. Berg"),
        ("Dr. Zoë Claes", "zoe CLAES"),
    ],
)
def test_two_spellings_of_one_name_are_known_as_one(one, other):
    assert key(one) == key(other)


def test_different_names_stay_different():
    assert key("Jan de Vries") != key("Jan Vries")
    assert key("Jan Bos") != key("Piet Bos")


@pytest.mark.parametrize("text", ["Sanne de Wit", "Sanne", "H. Vos (directeur)"])
def test_a_name_looks_like_one(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text", ["", "2026", "omzet", "Q1", "een hele zin die maar doorgaat en verder"]
)
def test_other_text_does_not_look_like_a_name(text):
    assert not looks_like_name(text)
