"""Keeps the secrets that key the codes of return forms; a plan without one gets one with its next form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.sharing.form_secrets import FormSecret, secrets_told
from organizer_app.storage.new_keys import new_key
from organizer_app.storage.plan_facts import FORM_SECRETS, fact_of, keep_fact
from organizer_app.storage.plan_file import newest_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader


def form_secrets(reader: Reader) -> tuple[FormSecret, ...]:
    """Return the secrets that are known here, the smallest first."""
    return secrets_told(fact_of(reader.connection, FORM_SECRETS).split())


def keep_form_secrets(reader: Reader, secrets: Sequence[FormSecret]) -> None:
    """Keep the secrets of another desk beside those that are known here."""
    known = form_secrets(reader)
    if set(secrets) - set(known):
        together = secrets_told(each.told() for each in (*known, *secrets))
        keep_fact(reader.connection, FORM_SECRETS, " ".join(each.told() for each in together))


def own_form_secret(editor: Editor) -> FormSecret:
    """Return the secret of new forms; make one if none is known."""
    known = form_secrets(editor)
    if known:
        return known[0]
    made = FormSecret(new_key(), newest_number(editor.connection))
    keep_form_secrets(editor, [made])
    return made
