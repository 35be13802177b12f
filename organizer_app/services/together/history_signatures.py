"""Signs a history in a file with the key of this laptop, and tells whose key a signature was made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import HistorySignatureWrong
from organizer_app.domain.merging.history_signers import HistorySigner
from organizer_app.exchange.bundles.laptop_keys import is_signed
from organizer_app.services.together.members import members, own_keys

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

_BEGINS = "organizer-history-1"
_PARTS = 3


def signature_of(workspace: Workspace, *, seal: str) -> str:
    """Return the line that signs the last seal of a history, and thereby every line before it.

    Raises:
        PlanReadOnly, PlanInUse: this laptop has no keys in the plan yet, and none can be kept there now.
    """
    keys = own_keys(workspace)
    return f"{_BEGINS} {keys.sign_key} {keys.signed(_message(seal)).hex()}\n"


def signer_of(workspace: Workspace, *, seal: str, signature: str) -> HistorySigner:
    """Return who signed a seal.

    Args:
        workspace: the plan, which knows its members.
        seal: the last seal of the file.
        signature: the line of `signature_of`.

    Raises:
        HistorySignatureWrong: it is no such line, or does not fit the seal.
    """
    parts = signature.split()
    if len(parts) != _PARTS or parts[0] != _BEGINS:
        raise HistorySignatureWrong
    _begins, sign_key, written = parts
    try:
        signed = bytes.fromhex(written)
    except ValueError as unreadable:
        raise HistorySignatureWrong from unreadable
    if not is_signed(sign_key, signed, _message(seal)):
        raise HistorySignatureWrong
    if sign_key == own_keys(workspace).sign_key:
        return HistorySigner(sign_key, is_own=True)
    names = {member.sign_key: member.name for member in members(workspace)}
    return HistorySigner(sign_key, names.get(sign_key, ""))


def _message(seal: str) -> bytes:
    return f"{_BEGINS} {seal}".encode()
