"""Screens, commands, paper, web pages, guide and documents use one plain American word for one thing."""

import ast
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest
from click import Command, Context, Group

from organizer_app.cli.command_list import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
CALLS = frozenset({"_", "said", "said_count", "said_with", "ngettext"})
FIELD = re.compile(r"\{[^}]*\}")
# Code, commands and file names keep their names whatever the screen says.
MARKS = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
QUOTED = re.compile(r"[\"'`]([^\"'`\n]+)[\"'`]")
SPOKEN = frozenset({"title", "aria-label", "alt", "placeholder", "content"})
PARAGRAPH = re.compile(r"\n\n|\n(?=- )")
CODE = re.compile(r"^ {4}.*$|`[^`]*`|\]\([^)]*\)|https?://\S+", re.MULTILINE)


class Word(NamedTuple):
    """A pattern that no sentence may match, what to say instead, and a sentence that it must catch."""

    pattern: str
    instead: str
    planted: str


WORDS = (
    Word(r"\bAt once\b|[“\"][Aa]t once[”\"]", "Timing; start together", "What “at once” means"),
    Word(r"(?i)\b(?:ring|rings|rang|rung|ringing)\b", "call, called", "Ring the lead"),
    Word(r"(?i)\bwhom\b", "who", "Whom to ring next"),
    Word(r"(?i)\bgood moment\b", "Is now a good time?", "Is this a good moment?"),
    Word(r"(?i)\bwhich day is it\b", "What day is your event?", "Which day is it?"),
    Word(r"(?i)\bis this done\b|\bgone in\b", "Has the permit been filed?", "Is this done: {task}?"),
    Word(r"(?i)\bsame moment\b", "same instant", "at the same moment"),
    Word(r"(?i)\bshared (?:window|time)\b", "overlap; start together", "Move to the shared time"),
    Word(r"(?i)\b(?:in|out)side the rule\b", "on time; off schedule", "Starts outside the rule"),
    Word(
        r"(?i)\b(?:take|takes|taken|taking|took)(?: \w+){0,3} back\b", "undo, undone", "Ctrl+Z takes it back."
    ),
    Word(r"(?i)\bma[dk]e (?:it )?again\b", "redo, redid", "Made again: {step}"),
    Word(r"(?i)\bsettled?\b", "completed by; to do", "Settled by"),
    Word(r"(?i)\bgates?\b|\brequirements?\b", "required step", "a gate still open"),
    Word(r"(?i)\banew\b", "again; Find someone else", "Fill the role anew"),
    Word(r"(?i)\b(?:is|are) lacking\b|\bway included\b", "X min too tight, with travel", "5 min are lacking"),
    Word(
        r"(?i)\bbooked (?:twice|in two)\b|\bperson twice\b|\bin two places\b",
        "double-booked",
        "{count} lead is booked twice",
    ),
    Word(r"(?i)\bgazetteer\b", "city not recognized", "Gazetteer number"),
    Word(r"(?i)\bcity is meant\b", "Matched 4 cities", "Said which city is meant by 4 names"),
    Word(r"(?i)\bstands\b|\bstand (?:here|there|below)\b", "is; is listed", "1 action stands there."),
    Word(r"(?i)\binhabitants?\b", "population", "{count} inhabitants"),
    Word(r"(?i)\btalks?\b", "Call log; calls", "Talks"),
    Word(r"(?i)\broll call\b", "Final check-in", "No roll call yet"),
    Word(r"(?i)\bdesk\b", "HQ; national team", "Tell the desk"),
    Word(r"(?i)\bways out\b", "Options", "Ways out"),
    Word(r"(?i)\ball the same\b", "anyway", "Call it ready all the same…"),
    Word(r"(?i)\bcall(?:ed|ing)?(?: \S+){0,2} ready\b", "mark ready", "Called {city} ready by hand"),
    Word(r"(?i)\bledger\b|^Credits$|^Asks$|\basks of\b", "Groups; Credit line; Requests", "Ledger"),
    Word(r"(?i)\bverbal\b", "Said yes", "{count} verbal"),
    Word(r"(?i)\bunnamed\b", "Not public yet", "unnamed"),
    Word(r"(?i)^the ground$", "Site", "The ground"),
    Word(
        r"(?i)\b(?:cities|people) wanted\b|\bha(?:s|ve) not said\b(?! yes)",
        "Goal; no estimate yet",
        "{count} have not said",
    ),
    Word(r"(?i)\blies\b", "is; No upcoming key dates", "No key date lies ahead."),
    Word(r"(?i)\bit is today\b", "Today is the day", "days: it is today"),
    Word(
        r"^Accept(?:…| with a reason…)?$|(?i:\baccept(?:ed|ing) (?:a )?problems?\b|\baccepting it\b)",
        "Ignore with a reason",
        "Accept…",
    ),
    Word(r"(?i)\bheld back\b", "Not included", "Held back: {told}"),
    Word(r"(?i)\bmust be told\b", "Notify", "Must be told"),
    Word(r"(?i)(?<!screen )\breaders?\b", "recipient; audience", "Add a reader"),
    Word(r"(?i)\bas the system\b", "Match system", "Look as the system"),
    Word(r"(?i)\b(?:light|dark) look\b", "Light; Dark", "Dark look"),
    Word(r"(?i)\bdoubled hour\b", "Repeated hour (clock change)", "Doubled hour"),
    Word(r"(?i)\bquiet minutes?\b", "minutes idle", "After {count} quiet minute"),
    Word(r"(?i)\be-mails?\b", "email", "E-mail of the lead"),
    Word(r"(?i)\bcancelled\b", "canceled", "Cancelled"),
    Word(r"(?i)\bconfirmed or ready\b", "set or ready", "3 confirmed or ready"),
    Word(r"(?i)\bwhoever\b|\bof which\b", "who, which; subject first", "Whoever leads"),
    Word(r"(?i)\bunder way\b", "underway", "Under way"),
    Word(r"(?i)\bany more\b", "anymore", "Not there any more"),
    Word(r"(?i)\btick(?:s|ed|ing)?\b", "check off", "Space ticks it."),
    Word(
        r"(?i)\b(?:colour|neighbour|favour|labour|centre|grey|organis|labell|travell|misspelt)\w*",
        "American spelling",
        "Neighbours",
    ),
)


def wording_sentences() -> Iterator[tuple[str, str]]:
    """Return where a sentence of the wording is, and the sentence."""
    for path in sorted((ROOT / "organizer_app/wording").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                for each in node.args:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield f"{path.name}:{each.lineno}", each.value


def command_sentences() -> Iterator[tuple[str, str]]:
    """Return what `--help` says of each command, its arguments and its options."""
    waiting: list[tuple[str, Command]] = [(command.name or "", command) for command in COMMANDS]
    while waiting:
        name, command = waiting.pop()
        yield name, command.help or ""
        yield from ((name, help_text) for each in command.params if (help_text := getattr(each, "help", "")))
        if isinstance(command, Group):
            context = Context(command)
            inside = ((each, command.get_command(context, each)) for each in command.list_commands(context))
            waiting += ((f"{name} {each}", found) for each, found in inside if found is not None)


class _Texts(HTMLParser):
    """Collects what a page shows and says; code and names of classes are no words."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code = tag in {"script", "style"}
        self.texts += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, _tag: str) -> None:
        self._is_code = False

    def handle_data(self, data: str) -> None:
        self.texts += [] if self._is_code else [data]


def shipped_sentences() -> Iterator[tuple[str, str]]:
    """Return the words in the templates of web pages and return forms, and in those of paper."""
    for path in sorted((ROOT / "resources/templates").glob("*.html")):
        page = _Texts()
        page.feed(MARKS.sub(" ", path.read_text("utf-8")))
        yield from ((path.name, text) for text in page.texts if text.strip())
    folders = ((ROOT / "resources/templates").glob("*.js"), (ROOT / "resources/paper").glob("*.typ"))
    for path in sorted(chain.from_iterable(folders)):
        yield from ((path.name, each[1]) for each in QUOTED.finditer(path.read_text("utf-8")))


def page_sentences() -> Iterator[tuple[str, str]]:
    """Return the paragraphs of the guide and of the documents at the root without what is code."""
    documents = (ROOT / name for name in ("README.md", "SECURITY.md", "CHANGELOG.md"))
    for path in (*documents, *sorted((ROOT / "resources/help").glob("*.md"))):
        for paragraph in PARAGRAPH.split(CODE.sub("", path.read_text("utf-8"))):
            yield path.name, " ".join(paragraph.split())


def template_sentences() -> Iterator[tuple[str, str]]:
    """Return the titles and descriptions of the plan templates."""
    for path in sorted((ROOT / "resources/plan_templates").glob("*.json")):
        held = json.loads(path.read_text("utf-8"))
        for each in (held, *held["tasks"]):
            yield from ((path.name, each[key]) for key in ("title", "description") if key in each)


def faults(sentences: Iterator[tuple[str, str]]) -> list[str]:
    """Return every use of a word that has a plainer one, with the plainer one."""
    return [
        f"{place}: “{sentence}” → {word.instead}"
        for place, sentence in sentences
        for word in WORDS
        if re.search(word.pattern, FIELD.sub("{}", sentence))
    ]


@pytest.mark.parametrize("word", WORDS, ids=[word.planted for word in WORDS])
def test_each_pattern_catches_the_words_that_it_is_for(word: Word) -> None:
    assert re.search(word.pattern, word.planted)
    assert not re.search(word.pattern, word.instead), "the plainer words are not caught themselves"


def test_a_planted_sentence_is_found_with_its_place_and_its_hint() -> None:
    planted = [("calls.py:1", "Ring the lead"), ("calls.py:2", "Call the lead")]
    assert faults(iter(planted)) == ["calls.py:1: “Ring the lead” → call, called"]


def test_sentences_on_screen_use_plain_words() -> None:
    assert faults(wording_sentences()) == []
    assert sum(1 for _ in wording_sentences()) > 2000


def test_guide_and_documents_use_plain_words() -> None:
    assert faults(page_sentences()) == []
    assert {"README.md", "SECURITY.md", "CHANGELOG.md", "share.md"} <= {name for name, _ in page_sentences()}


def test_the_help_of_commands_uses_plain_words() -> None:
    assert faults(command_sentences()) == []
    assert sum(1 for _ in command_sentences()) > 200


def test_web_pages_return_forms_and_paper_use_plain_words() -> None:
    assert faults(shipped_sentences()) == []
    there = {name for name, _ in shipped_sentences()}
    assert {"schedule.html", "return_form.html", "return_form.js", "packet.typ"} <= there


def test_plan_templates_use_plain_words() -> None:
    assert faults(template_sentences()) == []
    assert sum(1 for _ in template_sentences()) > 40
