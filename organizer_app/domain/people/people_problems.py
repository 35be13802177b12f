"""List the problems with typed data about a person; none of them repeats the number or address."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.problems import Problem


class NameMissing(Problem):
    """A person without a name."""


@dataclass(eq=False)
class NameNotKnown(Problem):
    """A text such as TBD in place of a name.

    Attributes:
        typed: the text.
    """

    typed: str


class NameIsNumber(Problem):
    """A text without letters in place of a name; it may be a phone number, so no message repeats it."""


class UnreadablePhone(Problem):
    """A text that is not a phone number in any country; the text never appears in a message."""


class UnreadableEmail(Problem):
    """A text that is not an email address; the text never appears in a message."""


class ContactMissing(Problem):
    """An empty contact point."""


@dataclass(eq=False)
class UnknownMention(Problem):
    """A code that names no doubtful mention of the person who is to be erased."""

    code: str


@dataclass(eq=False)
class UnclearCallBack(Problem):
    """A call-back time that cannot be read or has passed."""

    typed: str
