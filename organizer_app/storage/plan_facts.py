"""Reads and writes single facts about a plan file, which belong to no record and no step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from organizer_app.storage.statements import EVERY, plain_rows, put_rows, select_text
from organizer_app.storage.tables import META

if TYPE_CHECKING:
    from sqlalchemy import Connection

# The rehearsal that a plan file is: where its clock began, how fast it runs, and its script.
REHEARSAL = "rehearsal"
# What was half typed when the plan was locked: pairs of a field's name and the text in it.
TYPED_TEXTS = "typed_texts"
# The secrets that key the codes of return forms; they travel to desks alone.
FORM_SECRETS = "form_secrets"
# The moment that a sample plan depicts, UTC.
SAMPLE = "sample"


def fact_of(connection: Connection, key: str) -> str:
    """Return a fact, or an empty text."""
    # Every merge asks for several, and compiling a statement takes longer than running it.
    wanted = select_text(META, ("value",), (EVERY, ("key",), 1), connection.dialect)
    return next((str(value) for (value,) in plain_rows(connection, wanted, (key,))), "")


def keep_fact(connection: Connection, key: str, value: str) -> None:
    """Replace a fact; an empty value removes it."""
    if value:
        put_rows(connection, META, ("key", "value"), [(key, value)])
    else:
        connection.execute(delete(META).where(META.c.key == key))
