"""Say which rule settles a field that two laptops changed: most wait for a person, few settle alone."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun

if TYPE_CHECKING:
    from collections.abc import Iterable


class Family(Enum):
    """How several values of one field become one.

    REGISTER: a person decides. SET: what was added by anybody stays, what was removed by anybody goes.
    HIGHEST: the highest number counts. LATEST: the later one counts, for it is bookkeeping that nobody wrote
    by hand; what one removed and another went on with stays.
    """

    REGISTER = "register"
    SET = "set"
    HIGHEST = "highest"
    LATEST = "latest"


_SETS: Final = frozenset({"tags", "other_names", "languages"})
_HIGHEST: Final = frozenset(
    {
        (Noun.PLAN_TEMPLATE, "revision"),
        (Noun.TEMPLATE_USE, "revision"),
        (Noun.TASK, "template_revision"),
    }
)


# Where a record came from, as its source calls it.
_SOURCE: Final = frozenset({"source_system", "external_id"})
_LATEST: Final = frozenset(
    {
        (Noun.PLACE, "geoname_id"),
        (Noun.PLACE, "population"),
        (Noun.PERSON, "vcard_rest"),
        (Noun.TASK, "is_changed_here"),
        (Noun.TASK, "is_pinned"),
    }
)
# Lists that were imported, and how somebody looks at the plan.
_BOOKKEEPING: Final = frozenset({Noun.IMPORT_SOURCE, Noun.IMPORTED_ROWS, Noun.SAVED_VIEW})


def family_of(noun: Noun, name: str) -> Family:
    """Return the rule of a field."""
    if noun in _BOOKKEEPING or name in _SOURCE or (noun, name) in _LATEST:
        return Family.LATEST
    if name in _SETS:
        return Family.SET
    return Family.HIGHEST if (noun, name) in _HIGHEST else Family.REGISTER


def asked(noun: Noun, names: Iterable[str]) -> tuple[str, ...]:
    """Return the fields in which a person decides, among some that several laptops wrote differently."""
    return tuple(name for name in names if family_of(noun, name) is Family.REGISTER)
