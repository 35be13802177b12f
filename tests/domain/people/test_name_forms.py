"""A person is found in a text however they are written; what others are called by too is in doubt."""

import json

import pytest

from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.name_forms import (
    KnownForms,
    folded,
    found_in,
    of_one_alone,
    traces_of,
    without,
    words_of,
)

ANA = KnownForms(
    ("Ana María Ruiz", "Anita", "Sorcha O\u2019Neil"),
    (
        (ContactKind.PHONE, "+12025550142"),
        (ContactKind.EMAIL, "ana.r@example.org"),
        (ContactKind.OTHER, "@ana_ruiz"),
    ),
)
NOBODY = KnownForms((), ())
SURE, DOUBTFUL = traces_of(ANA, NOBODY)


@pytest.mark.parametrize(
    "written",
    [
        "Ana María Ruiz",
        "ANA  MARÍA\nRUIZ",
        "Ana Maria Ruiz",
        "Ana Mari\u0301a Ruiz",
        "Ruiz, Ana María",
        "ana-maria_ruiz",
        "anita",
        r"Ana Mar\u00eda Ruiz",
        "Sorcha O'Neil",
        "SORCHA ONEIL",
        "+12025550142",
        "(202) 555-0142",
        "202.555.0142",
        "1 202 555 0142",
        "Ana.R@Example.org",
        "@ana_ruiz",
    ],
)
def test_every_way_to_write_a_person_is_found(written: str) -> None:
    assert without(f"Ring {written}, today", SURE, "X") == "Ring X, today"
    in_journal = json.dumps({"notes": f"Ring\n{written}\nDone"}, ensure_ascii=False)
    assert json.loads(without(in_journal, SURE, "X")) == {"notes": "Ring\nX\nDone"}


@pytest.mark.parametrize("written", ["Anitas", "Juanita", "Ana", "María Ruiz", "20255501423", "555-0143"])
def test_what_only_looks_alike_is_left_alone(written: str) -> None:
    assert found_in(written, SURE) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Mrs. Ruiz has the key", ["Ruiz"]),
        ("anamariaruiz.csv", ["anamariaruiz"]),
        ("call 555-0142", ["555-0142"]),
        ("the Ana of María", ["Ana", "María"]),
        ("Banana, Ruizo, 1555-0142", []),
        ("Ana María Ruiz", []),
    ],
)
def test_a_part_of_a_name_or_number_is_in_doubt(written: str, found: list[str]) -> None:
    assert found_in(written, DOUBTFUL) == found


def test_what_somebody_else_is_called_is_in_doubt_and_their_longer_name_is_no_trace() -> None:
    ana = KnownForms(("Ana", "Ana Ruiz"), ((ContactKind.PHONE, "+12025550142"),))
    others = KnownForms(("Ana Lopez", "Ana  RUIZ"), ((ContactKind.PHONE, "+12025550142"),))
    sure, doubtful = traces_of(ana, others)
    text = "Ana, Ana Lopez, Ana Ruiz, 202 555 0142"
    assert without(text, sure, "X") == "X, Ana Lopez, X Ruiz, 202 555 0142"
    assert found_in(text, doubtful) == ["Ana Ruiz", "202 555 0142"]
    assert of_one_alone(ana, others) == KnownForms(("Ana",), ())


def test_only_one_word_is_replaced_where_one_is_asked_for() -> None:
    assert without("Ana of Ruiz", DOUBTFUL, "X", only=folded("RUIZ")) == "Ana of X"


def test_a_person_without_any_words_leaves_no_trace_to_look_for() -> None:
    for pattern in traces_of(KnownForms((" ",), ((ContactKind.PHONE, " "),)), NOBODY):
        assert found_in("Anything 12345 at all", pattern) == []


def test_a_hyphen_parts_words_and_an_apostrophe_does_not() -> None:
    assert words_of("Zoë O'Neil-Ruiz") == ["Zoë", "O'Neil", "Ruiz"]
    assert folded("Zoë O'Neil-Ruiz 7") == "zoeoneilruiz7"


NORA = KnownForms(("Nora Brimblewick", "Ann Lee"), ((ContactKind.PHONE, "+12025550147"),))


@pytest.mark.parametrize(
    "written",
    [
        "Nora Brim-blewick",
        "Nora Brim\u00adblewick",
        "\uff2e\uff4f\uff52\uff41 \uff22\uff52\uff49\uff4d\uff42\uff4c\uff45\uff57\uff49\uff43\uff4b",
        "Nóra Brimbléwick",
        "202·555·0147",
        "202 • 555 \u2013 0147",
        "\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff14\uff17",
        "+\uff11 (\uff12\uff10\uff12) 555-0147",
        "\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0664\u0667",
    ],
)
def test_spellings_that_fold_to_the_same_are_the_same(written: str) -> None:
    sure = traces_of(NORA, NOBODY).sure
    assert without(f"Ring {written}, today", sure, "X") == "Ring X, today"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("the Brimblewicks came", "the Xs came"),
        ("#BrimblewickRally", "#XRally"),
        ("write to brimblewick2019@example.org today", "write to X today"),
        ("n.brimblewick@example.org", "n.X"),
        ("Mrs. Brim-blewick", "Mrs. X"),
        ("Brim\u00adblewick", "X"),
        ("\uff42\uff52\uff49\uff4d\uff42\uff4c\uff45\uff57\uff49\uff43\uff4b", "X"),
        ("NoraBrimblewick_final.csv", "X_final.csv"),
        ("#AnnLee2019", "#X2019"),
        ("#RallyWithAnn", "#RallyWithX"),
        ("ann2019@example.org", "X"),
        ("the Anns", "the Xs"),
        ("555·0147", "X"),
        ("\uff15\uff15\uff15-\uff10\uff11\uff14\uff17", "X"),
        ("planning the annual fleece, annotated", "planning the annual fleece, annotated"),
        ("Brim blew", "Brim blew"),
    ],
)
def test_every_spelling_within_other_words_is_asked_about(written: str, left: str) -> None:
    sure, doubtful = traces_of(NORA, NOBODY)
    assert found_in(written, sure) == []
    assert without(written, doubtful, "X") == left


def test_a_single_name_is_asked_about_within_other_words() -> None:
    assert found_in("the Anitas, @anita2019, Juanita", DOUBTFUL) == ["Anita", "anita", "anita"]


def test_an_address_is_known_in_every_shape_of_its_letters() -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in "ana.r@example.org")
    assert without(f"mail {wide} now", SURE, "X") == "mail X now"


def test_the_longer_word_of_somebody_else_is_no_trace() -> None:
    others = KnownForms(("Ruth Brimblewickson",), ())
    assert found_in("Ruth Brimblewickson", traces_of(NORA, others).doubtful) == []
