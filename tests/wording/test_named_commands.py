"""What a sentence tells somebody to press, to look for or to type is there."""

import ast
import re
from pathlib import Path

import click
import pytest

import organizer_app.ui
import organizer_app.wording
from organizer_app.cli.command_list import COMMANDS as TYPED
from organizer_app.ui.flow.commands import COMMAND_OF, COMMANDS
from organizer_app.wording.day import handovers
from organizer_app.wording.history import saved_views
from organizer_app.wording.plan import plan_bar
from organizer_app.wording.window import commands, search

WORDING = Path(organizer_app.wording.__file__).parent
UI = Path(organizer_app.ui.__file__).parent
MADE = ("said", "_", "said_with", "said_count", "ngettext")
KEYS = re.compile(r"(?:Ctrl|Alt|Shift)(?:\+(?:Ctrl|Shift|Alt))*\+[^\s).,;:]+|\bF\d{1,2}\b")
IN_PALETTE = re.compile(r"Ctrl\+K, “([^”]+)”")
TYPED_THERE = re.compile(r"“organizer ([^”]+)”")
REGISTERED = {keys for command in COMMANDS for keys in command.keys}
# What a part of a screen hears itself, and what Qt and the terminal bring; the file that hears it.
LOCAL = {
    "F2": "widgets/lists/saved_list.py", "Alt+↑": "widgets/lists/saved_list.py",
    "Alt+↓": "widgets/lists/saved_list.py", "Alt+Up": "screens/partners/credits_view.py",
    "Alt+Down": "screens/partners/credits_view.py", "Shift+Space": "screens/checklists/matrix_view.py",
    "Ctrl+Space": "screens/plan/map/map_view.py", "Ctrl+V": "", "Ctrl+C": "",
}  # fmt: skip
# The tip of a button, and the command whose key it names.
TIPS = [
    (handovers.hand_over_hint, "hand_over"),
    (saved_views.add_hint, "save_view"),
    (plan_bar.toggle_inspector, "inspector"),
    (plan_bar.undo_hint, "undo"),
    (plan_bar.redo_hint, "redo"),
    (plan_bar.new_action_hint, "new_action"),
    (plan_bar.printer, "print"),
    (lambda: search.tip("Cities"), "palette"),
]


def sentences() -> list[tuple[str, str]]:
    """Return every sentence of the wording, with the file that holds it."""
    return [
        (path.name, part.value)
        for path in sorted(WORDING.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MADE
        for part in call.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def unknown_keys(told: list[tuple[str, str]]) -> list[str]:
    return [
        f"{name}: {keys}"
        for name, sentence in told
        for keys in KEYS.findall(sentence)
        if keys not in REGISTERED and keys not in LOCAL
    ]


def unknown_in_palette(told: list[tuple[str, str]]) -> list[str]:
    offered = {commands.command_name(command.code).rstrip("…") for command in COMMANDS if command.icon}
    return [
        f"{name}: {asked}"
        for name, sentence in told
        for asked in IN_PALETTE.findall(sentence)
        if asked not in offered
    ]


def unknown_typed(told: list[tuple[str, str]]) -> list[str]:
    """Return the commands of the command line that are named and do not exist, or lack an option named."""
    found = []
    for name, sentence in told:
        for line in TYPED_THERE.findall(sentence):
            words = line.split()
            command: click.Command | None = next((each for each in TYPED if each.name == words[0]), None)
            if isinstance(command, click.Group):
                command = command.commands.get(words[1])
            options = {opt for each in command.params for opt in each.opts} if command else set()
            options |= {"--help"}
            lacks = command is None and words[0] != "--help"
            if lacks or any(word.startswith("--") and word not in options for word in words):
                found.append(f"{name}: {line}")
    return found


def test_every_key_that_a_sentence_names_does_something() -> None:
    assert unknown_keys(sentences()) == []
    assert [keys for keys, file in LOCAL.items() if file and not (UI / file).exists()] == []


def test_every_command_that_a_sentence_sends_to_is_in_the_palette() -> None:
    assert unknown_in_palette(sentences()) == []


def test_every_command_line_that_a_sentence_quotes_exists_with_its_options() -> None:
    assert unknown_typed(sentences()) == []


def test_planted_names_are_seen() -> None:
    told = [
        ("a.py", "Press Ctrl+J, or Ctrl+K, “Report”, or run “organizer mend PLAN” or “organizer new --no”.")
    ]
    assert unknown_keys(told) == ["a.py: Ctrl+J"]
    assert unknown_in_palette(told) == ["a.py: Report"]
    assert unknown_typed(told) == ["a.py: mend PLAN", "a.py: new --no"]


@pytest.mark.parametrize(("tip", "code"), TIPS)
def test_a_tip_names_the_key_of_its_own_command(tip: object, code: str) -> None:
    assert callable(tip)
    assert KEYS.findall(tip()) == [COMMAND_OF[code].keys[0]]
