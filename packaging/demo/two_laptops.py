"""Lets two laptops share the sample plan and differ, and lets return forms come back, for the pictures."""

import json
import re
from pathlib import Path

from program import CommandFailedError, answer_of, organizer

from organizer_app.domain.sharing.return_forms import FormMark
from organizer_app.domain.sharing.return_replies import Reply, reply_text

Answers = dict[str, str]

# What each of the two took of Seattle's form while they were apart.
OURS: Answers = {
    "1.3": "12:15",
    "1.5": "Terry Ave N and Republican St",
    "4.1": "180",
    "5.1": "Ask for ramps.",
}
THEIRS: Answers = {
    "1.3": "12:30",
    "1.5": "Lake Union Park",
    "4.1": "220",
    "5.1": "Shade tents from the union.",
}
# What waits in the inbox; the first is on top of the list.
WAITING: dict[str, Answers] = {
    "Minneapolis, MN": {"5.2": "Hodan Farah"},
    "Washington, DC": {"1.4": "14:00", "4.2": "160", "5.2": "Priya Nolan"},
    "Portland, OR": {
        "1.3": "12:15",
        "1.5": "Pioneer Courthouse Square, north steps",
        "2.1": "June Okafor",
        "3.2": "granted",
        "4.1": "900",
        "5.1": "The square is booked until 11:30, so we start a little late. Elevator works.",
        "5.2": "June Okafor",
    },
}


def share_and_differ(plan: Path, folder: Path) -> None:
    """Bring a plan to where a team is after a week: two laptops, forms out, some back, some in dispute."""
    forms = _forms(plan, folder / "forms")
    other = _paired(plan, folder)
    exchange = [folder / "desk"]
    exchange[0].mkdir()
    for laptop in (plan, other, plan, other):
        organizer("exchange", laptop, "--folder", *exchange)
    for laptop, answers in ((plan, OURS), (other, THEIRS)):
        _receive(laptop, folder, forms["Seattle, WA"], answers, tuple(answers))
    for laptop in (other, plan):
        organizer("exchange", laptop, "--folder", *exchange)
    for city, answers in WAITING.items():
        # A number that no form has takes nothing.
        _receive(plan, folder, forms[city], answers, ("9.9",))


def _forms(plan: Path, folder: Path) -> dict[str, FormMark]:
    organizer("form", plan, "--all", "--as", "html", "--audience", "internal", "--out", folder)
    marks = {}
    for page in sorted(folder.glob("*.html")):
        found = re.search(r'id="form">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
        if found is None:
            raise CommandFailedError
        told = json.loads(found[1])
        marks[told["fixed"]["1.1"]["en"]] = FormMark(told["plan"], told["token"], told["revision"])
    return marks


def _paired(plan: Path, folder: Path) -> Path:
    """Make a second laptop that is paired with the plan, and return its plan."""
    other = folder / "ana" / plan.name
    other.parent.mkdir()
    cards = folder / "maya.organizer-card", folder / "ana.organizer-card"
    organizer("members", plan, "--card", cards[0])
    organizer("new", other, "--join", cards[0])
    organizer("members", other, "--card", cards[1])
    for here, there, card, name in (
        (plan, other, cards[1], "Ana Duarte"),
        (other, plan, cards[0], "Maya Okafor"),
    ):
        words = answer_of("members", there, "--json")["words"]
        organizer("members", here, "--add", card, "--words", words, "--name", name)
    return other


def _receive(plan: Path, folder: Path, mark: FormMark, answers: Answers, numbers: tuple[str, ...]) -> None:
    file = folder / "reply.txt"
    file.write_text("\n".join(reply_text(Reply(mark=mark, answers=answers))), encoding="utf-8")
    organizer("returns", plan, file, *(part for number in numbers for part in ("--take", number)))
