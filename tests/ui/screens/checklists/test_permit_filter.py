"""Permits pass by words and chips, stand in the order of a column, and are counted by what is left."""

from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.services.checklists.permits import PermitLine
from organizer_app.ui.screens.checklists import permit_filter
from organizer_app.ui.screens.checklists.permit_filter import (
    SPECS,
    STAGES,
    PermitColumn,
    PermitFilter,
    chip_label,
    options,
)
from tests.support.builders import a_row


def a_line(
    city: str, status: PermitStatus, day: int | None, authority: str = "Police", **more: object
) -> PermitLine:
    permit = Permit(
        id=city,
        city_action_id=city,
        kind=PermitKind.MARCH,
        authority=authority,
        status=status,
        due_on=date(2019, 7, day) if day else None,
        **more,  # type: ignore[arg-type]  # fields of a permit
    )
    return PermitLine(permit, a_row(action_id=city, city=city, state="TX" if city < "M" else "WA"))


LINES = [
    a_line("Dallas", PermitStatus.GRANTED, 9, number="P-17"),
    a_line("Austin", PermitStatus.TO_FILE, None, "Parks"),
    a_line("Tacoma", PermitStatus.FILED, 3),
    a_line("São Bento", PermitStatus.FILED, 5),
]


def keeping(*kept: tuple[Facet, str]) -> PermitFilter:
    """Return a filter that keeps some values."""
    wanted = PermitFilter()
    for facet, value in kept:
        wanted = wanted.toggled(facet, value)
    return wanted


def cities(wanted: PermitFilter) -> list[str]:
    return [line.row.city for line in wanted.ordered(LINES)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {"Dallas", "Austin", "Tacoma", "São Bento"}),
        ("sao", {"São Bento"}),
        ("PARKS tx", {"Austin"}),
        ("p-17", {"Dallas"}),
        ("filed police", {"Tacoma", "São Bento"}),
        ("march boston", set()),
    ],
)
def test_every_word_has_to_be_somewhere_in_a_permit(words: str, found: set[str]) -> None:
    assert set(cities(PermitFilter(words))) == found


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (PermitColumn.DAY, ["Tacoma", "São Bento", "Dallas", "Austin"]),
        (PermitColumn.CITY, ["Austin", "Dallas", "São Bento", "Tacoma"]),
        (PermitColumn.AUTHORITY, ["Austin", "Tacoma", "São Bento", "Dallas"]),
        (PermitColumn.STATUS, ["Austin", "Tacoma", "São Bento", "Dallas"]),
    ],
)
def test_permits_stand_in_the_order_of_a_column_then_of_their_days(
    column: PermitColumn, order: list[str]
) -> None:
    assert cities(PermitFilter(column=column)) == order


def test_what_is_not_known_comes_last_in_both_directions() -> None:
    assert cities(PermitFilter(is_descending=True)) == ["Dallas", "São Bento", "Tacoma", "Austin"]
    assert len(cities(PermitFilter(column=PermitColumn.SOURCE, is_descending=True))) == 4


def test_a_chip_counts_what_the_other_chips_leave_and_keeps_what_it_keeps() -> None:
    wanted = keeping((Facet.STATE, "WA"), (Facet.STATUS, "granted"))
    assert cities(wanted) == []
    assert options(LINES, wanted, Facet.STATUS) == [("filed", "Filed", 2), ("granted", "Granted", 0)]
    assert options(LINES, wanted, Facet.STATE) == [("TX", "TX", 1), ("WA", "WA", 0)]
    assert options(LINES, PermitFilter(), Facet.AUTHORITY)[0] == ("Police", "Police", 3)


def test_chips_name_what_they_keep() -> None:
    wanted = keeping((Facet.KIND, "march"), (Facet.STATUS, "filed"))
    labels = [chip_label(wanted, facet) for facet in SPECS]
    assert labels == ["Filed", "March or parade", "", ""]
    assert PermitFilter().is_empty
    assert not wanted.is_empty


def test_every_status_is_a_stage_once() -> None:
    assert sorted(stage.value for stage in STAGES) == sorted(status.value for status in PermitStatus)


def test_the_words_of_a_search_are_folded_once_however_many_permits_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: list[str] = []

    def note(text: str) -> str:
        folded.append(text)
        return text.casefold()

    monkeypatch.setattr(permit_filter, "fold_name", note)
    wanted = PermitFilter("Dallas march")
    assert cities(wanted) == ["Dallas"]
    assert folded.count("Dallas march") == 1
    assert replace(wanted, words="tacoma").terms == ("tacoma",)
