"""What a team does in one simulated campaign: plain steps, made from one number and nothing else."""

from __future__ import annotations

import random
from enum import Enum
from typing import Final, NamedTuple


class Act(Enum):
    """What a step does; its value is how the step is written down."""

    EDIT = "edit"
    ADD = "add"
    REMOVE = "remove"
    RENAME = "rename"
    NUMBER = "number"
    MENTION = "mention"
    CALL = "call"
    FORGET = "forget"
    SETTLE = "settle"
    UNDO = "undo"
    REDO = "redo"
    SEND = "send"
    TAKE = "take"
    FOLDER = "folder"
    COPY_IN_FOLDER = "copy-in-folder"
    HALF_IN_FOLDER = "half-in-folder"
    LOST_IN_FOLDER = "lost-in-folder"
    OLD_IN_FOLDER = "old-in-folder"
    COPY_PLAN = "copy-plan"
    RESTORE = "restore"
    RESTORE_IN_PLACE = "restore-in-place"
    CLOCK = "clock"
    REOPEN = "reopen"
    CRASH = "crash"
    FULL = "full"
    LIE = "lie"
    LIE_IN_FOLDER = "lie-in-folder"


class Step(NamedTuple):
    """One step of a schedule; every number chooses among what there is then, counted around.

    Attributes:
        act: what is done.
        laptop: where.
        other: another laptop, or a kind of lie.
        pick: which record, file, copy or write.
        number: its place in the first schedule; it makes its words unlike all others.
    """

    act: Act
    laptop: int
    other: int
    pick: int
    number: int

    def told(self) -> str:
        """Return the step as one word, as `step_of` reads it."""
        return f"{self.act.value}:{self.laptop}:{self.other}:{self.pick}:{self.number}"


class Schedule(NamedTuple):
    """Everything that happens.

    Attributes:
        laptops: how many there are at first.
        steps: what is done.
        is_in_folder: whether everybody meets in the folder at the end; else by files from one to another.
    """

    laptops: int
    steps: tuple[Step, ...]
    is_in_folder: bool = False

    def told(self) -> str:
        """Return the schedule as one line, as `schedule_of` reads it."""
        return " ".join([f"{self.laptops}:{int(self.is_in_folder)}", *(step.told() for step in self.steps)])


_WEIGHTS: Final = {
    Act.EDIT: 32,
    Act.ADD: 4,
    Act.REMOVE: 4,
    Act.RENAME: 2,
    Act.NUMBER: 2,
    Act.MENTION: 2,
    Act.CALL: 2,
    Act.FORGET: 2,
    Act.SETTLE: 8,
    Act.UNDO: 4,
    Act.REDO: 1,
    Act.SEND: 10,
    Act.TAKE: 20,
    Act.FOLDER: 12,
    Act.COPY_IN_FOLDER: 1,
    Act.HALF_IN_FOLDER: 1,
    Act.LOST_IN_FOLDER: 1,
    Act.OLD_IN_FOLDER: 1,
    Act.COPY_PLAN: 2,
    Act.RESTORE: 2,
    Act.RESTORE_IN_PLACE: 2,
    Act.CLOCK: 2,
    Act.REOPEN: 1,
    Act.CRASH: 7,
    Act.FULL: 2,
    Act.LIE: 6,
    Act.LIE_IN_FOLDER: 2,
}
# In one schedule of so many, people are forgotten all the time, by laptops that have heard different things.
_FORGETFUL: Final = 3
_MORE: Final = {
    Act.EDIT: 16,
    Act.RENAME: 8,
    Act.NUMBER: 8,
    Act.MENTION: 8,
    Act.CALL: 6,
    Act.FORGET: 9,
    Act.UNDO: 10,
    Act.REDO: 4,
}
_FEW: Final = (3, 3, 4, 5)
_MANY: Final = 50
# One schedule of so many has fifty laptops; they take minutes.
_RARE: Final = 5_000
_ALL: Final = 1 << 16


def schedule_of_seed(seed: int) -> Schedule:
    """Return the schedule of a seed: mostly three to five laptops and up to forty steps."""
    rnd = random.Random(seed)
    is_large = seed % _RARE == _RARE - 1
    laptops = _MANY if is_large else rnd.choice(_FEW)
    count = 4 * _MANY if is_large else rnd.randint(15, 40)
    weights = {**_WEIGHTS, **(_MORE if seed % _FORGETFUL == 0 else {})}
    acts = rnd.choices(list(weights), list(weights.values()), k=count)
    steps = [
        Step(act, rnd.randrange(laptops), rnd.randrange(laptops), rnd.randrange(_ALL), number)
        for number, act in enumerate(acts)
    ]
    return Schedule(laptops, tuple(steps), is_in_folder=rnd.random() < 0.4)


def step_of(told: str) -> Step:
    """Return the step that a word tells of."""
    act, *numbers = told.split(":")
    laptop, other, pick, number = map(int, numbers)
    return Step(Act(act), laptop, other, pick, number)


def schedule_of(told: str) -> Schedule:
    """Return the schedule that a line tells of."""
    begun, *steps = told.split()
    laptops, is_in_folder = map(int, begun.split(":"))
    return Schedule(laptops, tuple(map(step_of, steps)), is_in_folder=bool(is_in_folder))
