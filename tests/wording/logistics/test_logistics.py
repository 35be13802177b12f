"""The words of the logistics: every view, gap and sum has them, one and many."""

import pytest

from organizer_app.domain.logistics.logistics_book import Gap, PartKind
from organizer_app.ui.screens.logistics.lines import Keep
from organizer_app.wording.logistics import logistics as words


@pytest.mark.parametrize("kind", list(PartKind), ids=lambda kind: kind.value)
def test_every_table_has_its_words(kind: PartKind) -> None:
    assert words.view_name(kind.value) in words.table_name(kind.value)
    assert words.add_name(kind.value).startswith("Add ")
    assert words.lines_count(kind.value, 1).startswith("1 ")
    assert words.lines_count(kind.value, 1200).startswith("1,200 ")
    assert len({words.keep_name(keep.value, kind.value) for keep in Keep}) == len(Keep)


@pytest.mark.parametrize("gap", list(Gap), ids=lambda gap: gap.value)
def test_every_gap_is_counted(gap: Gap) -> None:
    assert words.gap_name(gap.value, 1).startswith("1 ")
    assert words.gap_name(gap.value, 1200).startswith("1,200 ")


def test_sums_and_what_is_missing_have_words() -> None:
    assert words.unpriced(1) == "1 without a price"
    assert words.total(is_all=True) != words.total(is_all=False)
    assert words.total_spoken("Total", "Planned $5") == "Total: Planned $5"
    assert {words.nothing_yet(kind.value) for kind in PartKind if kind is not PartKind.BUDGET} == {
        "no site yet",
        "no item yet",
        "no ride yet",
        "no cue yet",
    }
    assert words.adds_nowhere(has_cities=True) != words.adds_nowhere(has_cities=False)


def test_what_follows_an_action_is_parted_from_it() -> None:
    assert words.behind(("10:00 AM", "no cue yet"), is_first=False) == " · 10:00 AM · no cue yet"
    assert words.behind(("no cue yet",), is_first=True) == "no cue yet"
    assert words.behind((), is_first=False) == ""


def test_steps_and_files_are_named() -> None:
    assert words.copied(12, 6) == "Copied 12 lines to 6 cities."
    assert words.print_all(1) == "Print 1 city in sight…"
    assert words.file_name("") == "Run of show.pdf"
    assert words.file_name("Seattle") == "Run of show Seattle.pdf"
    assert "Alt+" in words.keys_hint(is_ordered=True)
    assert "Alt+" not in words.keys_hint(is_ordered=False)
