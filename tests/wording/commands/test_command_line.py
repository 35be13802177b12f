"""What the command line says is whole, in one line, and counts rightly."""

import inspect
from collections.abc import Callable

import pytest

from organizer_app.wording.commands import command_line
from organizer_app.wording.language import texts

# What `said` returns belongs to the module of `said`; a rule that takes values is no fixed text.
PLAIN: dict[str, Callable[[], str]] = {
    name: function
    for name, function in inspect.getmembers(command_line, inspect.isfunction)
    if function.__module__ in {command_line.__name__, texts.__name__}
    and not inspect.signature(function).parameters
    and not name.endswith("headings")
}


@pytest.mark.parametrize("name", PLAIN)
def test_every_fixed_text_is_one_line(name: str) -> None:
    words = PLAIN[name]
    assert words()
    assert not set(words()) & {"{", "}", "\n"}


def test_help_of_every_command_is_a_sentence() -> None:
    helps = [words() for name, words in PLAIN.items() if name.endswith("_help")]
    assert len(helps) > 10
    assert [text for text in helps if not text.endswith(".")] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (command_line.unexpected("RuntimeError"), "RuntimeError"),
        (command_line.not_a_day("soon"), "“soon” is not a day"),
        (command_line.not_a_size("big"), "“big” is not a size"),
        (command_line.not_a_mapping("City"), "“City” is not a mapping"),
        (
            command_line.see_help("No such command.", "organizer list"),
            "No such command. See: organizer list --help",
        ),
        (command_line.created("p.organizer"), "p.organizer"),
        (command_line.faults(1), "1 problem found."),
        (command_line.faults(2), "2 problems found."),
        (command_line.exported("a.ics", 1, left_out=0), "Wrote a.ics with 1 action."),
        (
            command_line.exported("a.ics", 2, left_out=1),
            "Wrote a.ics with 2 actions. 1 without a date is not in it.",
        ),
        (command_line.exported("a.ics", 2, left_out=3), "3 without a date are not in it."),
        (command_line.outside_rule("5 h", early=True), "5 h early"),
        (command_line.outside_rule("5 h", early=False), "5 h late"),
        (command_line.readiness("At risk", "No lead"), "At risk: No lead"),
        (command_line.readiness("Ready", ""), "Ready"),
        (command_line.undid("Imported a.csv"), "Undid: Imported a.csv."),
        (command_line.made_again("Imported a.csv"), "Redid: Imported a.csv."),
    ],
)
def test_a_filled_text_says_what_it_is_about(text: str, wanted: str) -> None:
    assert wanted in text


def test_tables_have_a_heading_for_every_column() -> None:
    for headings, columns in ((command_line.action_headings(), 6), (command_line.moment_headings(), 7)):
        assert len(headings) == len(set(headings)) == columns
