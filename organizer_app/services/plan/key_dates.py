"""Reads key dates and sets which audiences see them; HQ decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.basics.problems import BadValue, NothingFound
from organizer_app.domain.model.key_dates import KeyDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def key_dates(reader: Reader) -> list[KeyDate]:
    """Return the key dates of the plan, ordered by day."""
    return sorted(
        reader.all(KeyDate), key=lambda each: (str(each.day or "9"), str(each.starts or ""), each.title)
    )


def show_key_dates(workspace: Workspace, readers: Mapping[str, Audience]) -> None:
    """Choose who sees key dates, as one step.

    Args:
        workspace: the plan.
        readers: audience by title, in any case; it applies to all dates of a title.

    Raises:
        BadValue: no export has this audience.
        NothingFound: no key date has this title.
    """
    for audience in readers.values():
        if audience not in EXPORT_AUDIENCES:
            raise BadValue("audience", audience.code)
    with workspace.edit(EditKind.SHOWED_KEY_DATE) as editor:
        known = editor.all(KeyDate)
        for title, audience in readers.items():
            meant = [each for each in known if fold_name(each.title) == fold_name(title)]
            if not meant:
                raise NothingFound("key date", title)
            for each in meant:
                editor.put(replace(each, shown_to=audience))
