"""Remembers where drafts are being made, so that any later run can clear what a killed one left."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


def remember_draft(target: Path, draft: Path) -> Path | None:
    """Note that a draft is being made; return the note to pass to `forget_draft`, None if it cannot be kept.

    Args:
        target: the file or folder that the draft becomes.
        draft: the draft, in the folder where it is made.
    """
    note = _notes() / hashlib.sha256(os.fsencode(draft.absolute())).hexdigest()[:32]
    told = json.dumps({"name": target.name, "beside": str(draft.parent.absolute())})
    try:
        note.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE_MODE), "w") as file:
            file.write(told)
    except OSError:
        # A full disk or a strange home must not keep anybody from publishing.
        return None
    return note


def forget_draft(note: Path | None) -> None:
    """Remove a note: the draft is gone."""
    if note is not None:
        with suppress(OSError):
            note.unlink()


def remembered_drafts() -> Iterator[tuple[Path, str, Path]]:
    """Yield each note with the name of the target and the folder of the draft.

    A note that cannot be read is removed. One whose folder is not there now, such as a stick that is not
    plugged in, is passed over and stays.
    """
    try:
        notes = sorted(_notes().iterdir())
    except OSError:
        return
    for note in notes:
        try:
            told = json.loads(note.read_text())
            name, beside = str(told["name"]), Path(str(told["beside"]))
        except (OSError, ValueError, KeyError, TypeError):
            forget_draft(note)
            continue
        if beside.is_dir():
            yield note, name, beside


def _notes() -> Path:
    from platformdirs import user_state_path

    return user_state_path("organizer", appauthor=False) / "unfinished"
