"""People and groups of a cell are parted only where it is certain."""

import pytest

from organizer_app.exchange.reading.people_cells import LeadCell, split_groups, split_lead, written_out


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("", LeadCell()),
        ("Ana  Ruiz", LeadCell("Ana Ruiz")),
        ("Ana Ruiz <ana@example.org>", LeadCell("Ana Ruiz", "ana@example.org")),
        ("Ana Ruiz (ana@example.org)", LeadCell("Ana Ruiz", "ana@example.org")),
        ("ana@example.org", LeadCell("", "ana@example.org")),
        ("Bo Li, 555-0100", LeadCell("Bo Li", "", "555-0100")),
        ("Bo Li (202) 555-0100", LeadCell("Bo Li", "", "(202) 555-0100")),
        (
            "Bo Li / cell: +1 202 555 0100 / bo@example.org",
            LeadCell("Bo Li", "bo@example.org", "+1 202 555 0100"),
        ),
    ],
)
def test_one_person(text: str, lead: LeadCell) -> None:
    assert split_lead(text) == lead


@pytest.mark.parametrize(
    "text",
    ["Ana <ana@example.org>, Bo <bo@example.org>", "Ana 555-0100 Bo 555-0101", "Ana 555-0100 after six"],
)
def test_a_second_person_or_remark_is_not_whole(text: str) -> None:
    lead = split_lead(text)
    assert lead.name == "Ana"
    assert not lead.is_whole


def test_groups_are_parted_at_semicolons_and_lines_and_listed_once() -> None:
    assert split_groups("A; B \nC;A;", at_commas=False) == ("A", "B", "C")
    assert split_groups("Rise & Shine, Fargo", at_commas=False) == ("Rise & Shine, Fargo",)
    assert split_groups("", at_commas=True) == ()


def test_a_comma_parts_groups_only_under_a_plural_heading() -> None:
    assert split_groups("A, B, Inc., C", at_commas=True) == ("A", "B, Inc.", "C")


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("2065550100.0", "2065550100"),
        ("2.065550142E+09", "2065550142"),
        ("2.0655501e9", "2065550100"),
        ("2.06555E+09", "2.06555E+09"),
        ("(206) 555-0100", "(206) 555-0100"),
    ],
)
def test_a_phone_that_became_a_number_is_written_out_if_its_digits_are_there(
    damaged: str, whole: str
) -> None:
    assert written_out(damaged) == whole
