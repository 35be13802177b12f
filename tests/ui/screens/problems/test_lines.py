"""The lines of the list of problems say which action of a city is meant."""

from organizer_app.domain.findings import Finding, FindingKind
from organizer_app.domain.problem_board import ProblemBoard
from organizer_app.ui.screens.problems.lines import ProblemLine, Wanted, lines_of
from tests.support.builders import a_row


def below(*findings: Finding) -> list[str]:
    board = ProblemBoard(findings, (), {}, None)
    return [line.below for line in lines_of(board, Wanted()) if isinstance(line, ProblemLine)]


def no_lead(action_id: str, place_id: str, starts: int) -> Finding:
    return Finding(
        FindingKind.MISSING_LEAD, a_row(action_id=action_id, place_id=place_id, starts=starts, lead="")
    )


def test_two_actions_of_one_city_are_told_apart_by_what_differs() -> None:
    found = below(no_lead("a", "dallas", 465), no_lead("b", "dallas", 600), no_lead("c", "omaha", 600))
    assert found == ["7:45 AM · Name a lead.", "10:00 AM · Name a lead.", "Name a lead."]


def test_two_problems_of_one_action_are_about_the_same() -> None:
    finding = no_lead("a", "dallas", 465)
    assert not any(
        "7:45" in each for each in below(finding, finding._replace(kind=FindingKind.MISSING_BACKUP))
    )
