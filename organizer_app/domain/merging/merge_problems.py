"""Define what can stand between two laptops that exchange changes; `wording` turns it into sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from organizer_app.domain.basics.plan_checks import FalseName
from organizer_app.domain.basics.problems import Problem


@dataclass(eq=False, repr=False)
class FieldContested(Problem):
    """Two laptops changed a field without knowing of each other, and nobody has decided yet.

    Attributes:
        noun: code of the record kind.
        record_id: the record.
        fields: names of the contested fields that were to be written.
    """

    noun: str
    record_id: str
    fields: tuple[str, ...]


@dataclass(eq=False, repr=False)
class OriginClash(Problem):
    """Two laptops wrote different steps under one number: one of them is a copy of the other.

    Attributes:
        name: name of the laptop, or empty.
        origin: id of its replica.
    """

    name: str
    origin: str


# How many laptops one file of changes can be sealed for; its header grows with each.
MOST_RECIPIENTS: Final = 300


class Refusal(Enum):
    """Why changes from elsewhere are not taken in; nothing was changed then.

    TOO_LARGE: the file is larger than any of ours. NOT_OURS: it is not a file of changes, or it is cut short.
    NOT_FOR_HERE: it is sealed for other laptops, or with another passphrase. UNKNOWN_SENDER: nobody has
    compared words with its sender. BAD_SIGNATURE: somebody altered it on the way. REVOKED: its sender is a
    member no more. NEWER: a newer version made it. OTHER_PLAN: it belongs to another plan. DAMAGED: its
    content contradicts itself. OWN: this laptop wrote it. ALTERED: a laptop on its way altered what another
    laptop made; `sender` is the name of that one. OLDER_COPY: `sender` has signed other steps under the same
    numbers before: it goes on from an older copy of the plan. FALSE_NAME: a member signed in the name of
    another laptop. ERASES_OTHERS: a step of `sender` erases what is neither a person nor anything of one.
    TOO_BUSY: trying the passphrase would take too long now. TOO_MANY: they are for more laptops than one file
    can be sealed for.
    """

    TOO_LARGE = "too_large"
    NOT_OURS = "not_ours"
    NOT_FOR_HERE = "not_for_here"
    UNKNOWN_SENDER = "unknown_sender"
    BAD_SIGNATURE = "bad_signature"
    REVOKED = "revoked"
    NEWER = "newer"
    OTHER_PLAN = "other_plan"
    DAMAGED = "damaged"
    OWN = "own"
    ALTERED = "altered"
    OLDER_COPY = "older_copy"
    FALSE_NAME = "false_name"
    ERASES_OTHERS = "erases_others"
    TOO_BUSY = "too_busy"
    TOO_MANY = "too_many"


class CardUnreadable(Problem):
    """A file is not the card of a laptop."""


class WordsDiffer(Problem):
    """The words that somebody read out are not those of the card; nothing was kept."""


@dataclass(eq=False, repr=False)
class LaptopTaken(Problem):
    """The card of a laptop says that it is one whose key is known here, and it is another key.

    Attributes:
        card: name on the card.
        laptop: name of the known laptop; empty for this one.
    """

    card: str
    laptop: str


@dataclass(eq=False, repr=False)
class UnknownMember(Problem):
    """No member has this name, or several have it."""

    name: str


class RolesDiffer(Problem):
    """Some members are sent less than others, or other cities, so one file cannot serve them all."""


@dataclass(eq=False, repr=False)
class UnknownArea(Problem):
    """What somebody typed is neither a state nor a city of the plan.

    Attributes:
        area: as it was typed.
    """

    area: str


class PartAtHub(Problem):
    """This laptop is sent a part of the plan at the hub, and can neither let others in nor out."""


class NobodyToSendTo(Problem):
    """There is no member yet that changes could be sealed for."""


@dataclass(eq=False, repr=False)
class MemberRevoked(Problem):
    """Changes were to be sealed for a member that is revoked.

    Attributes:
        name: its name.
    """

    name: str


class PlanInSharedFolder(Problem):
    """The plan itself lies in the folder through which its changes would go."""


@dataclass(eq=False, repr=False)
class ChangesRefused(Problem):
    """Changes from elsewhere cannot be taken in; nothing was changed.

    Attributes:
        reason: why.
        sender: name of who sent them, or empty.
        false_name: what is known of the attempt, with `Refusal.FALSE_NAME`.
    """

    reason: Refusal
    sender: str = ""
    false_name: FalseName | None = None
