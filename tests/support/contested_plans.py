"""Plans with fields that two laptops wrote differently, for tests of everything that shows such a field."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.together import exchanging
from tests.support.members import joined
from tests.support.open_plans import opened, sample_plan


def contested_title(folder: Path) -> tuple[Path, str]:
    """Return a plan with a title that two laptops wrote, and the action."""
    return contested_record(folder, CityAction, "title")


def contested_record(folder: Path, record_type: type[Record], field: str) -> tuple[Path, str]:
    """Return a plan with a text field of the first record of a kind that two laptops wrote, and its id."""
    path, other = sample_plan(folder), folder / "other.organizer"
    with opened(path) as host, joined(host, other, guest_name="Ana", host_name="Ana") as guest:
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(host).file))
        with host.read() as reader:
            known = reader.all(record_type)[0].id
        for workspace, text in ((host, "Ours"), (guest, "Theirs")):
            with workspace.edit(EditKind.CHANGED_FIELD) as editor:
                changes: dict[str, Any] = {field: text}
                editor.put(replace(editor.get(record_type, known), **changes))
        exchanging.take_in(host, incoming=exchanging.unseal(host, file=exchanging.seal(guest).file))
    return path, known
