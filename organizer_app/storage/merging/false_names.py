"""Keep which members sent changes in the name of another laptop; it does not travel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.plan_checks import FalseName
from organizer_app.storage.plan_facts import fact_of, keep_fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_KEPT: Final = "false_names"


def false_names(connection: Connection) -> tuple[FalseName, ...]:
    """Return every attempt that is kept, the oldest first."""
    return tuple(FalseName(*told) for told in json.loads(fact_of(connection, _KEPT) or "[]"))


def keep_false_names(connection: Connection, found: Iterable[FalseName]) -> None:
    """Keep the first attempt of a key in the name of a laptop; the same is tried again at each exchange."""
    both = {(each.sign_key, each.origin): each for each in false_names(connection)}
    known = len(both)
    for each in found:
        both.setdefault((each.sign_key, each.origin), each)
    if len(both) > known:
        keep_fact(connection, _KEPT, json.dumps([*both.values()]))
