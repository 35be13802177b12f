"""What can be wrong with what is typed about a person; none of them carries the number or address itself."""

from __future__ import annotations

from dataclasses import dataclass

from organizer_app.domain.basics.problems import Problem


@dataclass(eq=False)
class NameMissing(Problem):
    """A person without a name."""


@dataclass(eq=False)
class UnreadablePhone(Problem):
    """A text that no country would ring; the text stays out of every message."""


@dataclass(eq=False)
class UnreadableEmail(Problem):
    """A text that is no e-mail address; the text stays out of every message."""


@dataclass(eq=False)
class ContactMissing(Problem):
    """A way to reach a person that has nothing in it."""


@dataclass(eq=False)
class UnclearCallBack(Problem):
    """A time to call back that cannot be read, or that has passed."""

    typed: str
