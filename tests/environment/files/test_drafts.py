"""A draft is found by the name of what it is to become, and by nobody else while it is held."""

import os
from pathlib import Path

from organizer_app.environment.files.drafts import drafts_left, hold, lock, new_draft


def test_drafts_are_found_by_their_name_unless_somebody_holds_them(tmp_path: Path) -> None:
    drafts = [new_draft("a[b].csv", tmp_path) for _ in range(2)]
    assert len(set(drafts)) == 2
    for draft in drafts:
        draft.touch()
    held = hold(drafts[0])
    assert held is not None
    assert hold(drafts[0]) is None
    found = list(drafts_left("a[b].csv", tmp_path))
    assert [path for path, _ in found] == [drafts[1]]
    for descriptor in (held, *(each for _, each in found)):
        os.close(descriptor)
    assert list(drafts_left("ab.csv", tmp_path)) == []
    assert list(drafts_left("a[b].csv", tmp_path / "missing")) == []


def test_what_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    assert hold(tmp_path / "missing") is None
    descriptor = os.open(tmp_path, os.O_RDONLY)
    assert lock(descriptor)
    os.close(descriptor)
