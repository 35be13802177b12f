"""Say which rule settles a field that two laptops changed: most wait for a person, few settle alone."""

from __future__ import annotations

from enum import Enum
from typing import Final

from organizer_app.domain.basics.changes import Noun


class Family(Enum):
    """How several values of one field become one.

    REGISTER: a person decides. SET: what was added by anybody stays, what was removed by anybody goes.
    HIGHEST: the highest number counts.
    """

    REGISTER = "register"
    SET = "set"
    HIGHEST = "highest"


_SETS: Final = frozenset({"tags", "other_names", "languages"})
_HIGHEST: Final = frozenset(
    {
        (Noun.PLAN_TEMPLATE, "revision"),
        (Noun.TEMPLATE_USE, "revision"),
        (Noun.TASK, "template_revision"),
    }
)


def family_of(noun: Noun, name: str) -> Family:
    """Return the rule of a field."""
    if name in _SETS:
        return Family.SET
    return Family.HIGHEST if (noun, name) in _HIGHEST else Family.REGISTER
