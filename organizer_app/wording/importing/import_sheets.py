"""Words for the sheets of a workbook that is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.importing.foreign_files import SheetDoubt
from organizer_app.wording.language.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence


def sheets_taken(names: Sequence[str]) -> str:
    """Name the sheet that is taken, or say how many are."""
    if len(names) == 1:
        return _("Sheet {name}").format(name=names[0])
    return ngettext("{count} sheet", "{count} sheets", len(names)).format(count=len(names))


def sheet_entry(name: str, doubt: SheetDoubt | None) -> str:
    """Name a sheet in the menu, with why it would be left out."""
    reason = "" if doubt is None else _reason(doubt)
    return f"{name} ({reason})" if reason else name


def left_out(sheets: Sequence[tuple[str, SheetDoubt | None]]) -> str:
    """Name the sheets that are left out, each with its reason."""
    named = ", ".join(sheet_entry(name, doubt) for name, doubt in sheets)
    return _("Left out: {sheets}").format(sheets=named)


def _reason(doubt: SheetDoubt) -> str:
    return {
        SheetDoubt.HIDDEN: _("hidden"),
        SheetDoubt.LAID_ASIDE: _("laid aside, by its name"),
        SheetDoubt.NO_LIST: _("no headings of a list"),
        SheetDoubt.ACTIONS: _("actions"),
        SheetDoubt.PEOPLE: _("people"),
        SheetDoubt.GROUPS: _("partner groups"),
    }[doubt]
