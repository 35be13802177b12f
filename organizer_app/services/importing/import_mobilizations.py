"""Finds the mobilization that each row of an imported table belongs to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.importing.incoming import UNREAD_DAYS, RowWarningCode
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.services.plan.plans import mobilization_named

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.importing.incoming import IncomingAction, IncomingTable
    from organizer_app.storage.reader import Reader


class RowMobilizations:
    """Finds the mobilization of a row: by its words, then as requested, then as the only one of its day.

    Args:
        reader: an open read.
        wanted: id or title of the requested one; empty for none.
    """

    def __init__(self, reader: Reader, wanted: str) -> None:
        known = reader.all(Mobilization)
        self._by_title = {each.title.casefold(): each.id for each in known}
        self._anchors = {each.id: each.anchor_date for each in known}
        self._campaigns = {each.title.casefold() for each in reader.all(Campaign)}
        self._zones = {each.id: each.desk_zone for each in known}
        self._default = known[0].id if len(known) == 1 else ""
        days = Counter(each.anchor_date for each in known)
        self._by_day = {each.anchor_date: each.id for each in known if days[each.anchor_date] == 1}
        if wanted:
            self._default = mobilization_named(reader, wanted).id

    @property
    def year(self) -> int | None:
        """The year of rows that name no mobilization and write none: of the one they join, or of all."""
        known = [self._anchors[self._default]] if self._default else self._anchors.values()
        years = {day.year for day in known if day is not None}
        return years.pop() if len(years) == 1 else None

    def knows(self, row: IncomingAction) -> bool:
        """Return whether the words of a row name a mobilization, or there are no such words."""
        return not row.mobilization or row.mobilization.casefold() in self._by_title

    def knows_campaign(self, row: IncomingAction) -> bool:
        """Return whether a row names a campaign of the plan, or none."""
        return not row.campaign or row.campaign.casefold() in self._campaigns

    def zone_of(self, row: IncomingAction) -> str:
        """Return the zone of HQ for the mobilization of a row, or an empty text."""
        return self._zones.get(self.id_of(row), "")

    def day_of(self, row: IncomingAction) -> date | None:
        """Return the anchor date of the mobilization of a row, or None."""
        return self._anchors.get(self.id_of(row))

    def id_of(self, row: IncomingAction) -> str:
        """Return the id of the mobilization of a row, or an empty text."""
        named = self._by_title.get(row.mobilization.casefold(), "") if row.mobilization else ""
        return named or self._default or (self._by_day.get(row.day, "") if row.day else "")


def with_plan_days(table: IncomingTable, mobilizations: RowMobilizations) -> IncomingTable:
    """Return a table in which rows without a day have that of their mobilization, where it has one.

    A cell that names a day nobody can read stays a doubt: the row may mean another day.
    """
    unread = {each.row for each in table.warnings if each.code in UNREAD_DAYS}
    rows, dated = [], set()
    for row in table.rows:
        day = mobilizations.day_of(row) if row.day is None and row.row not in unread else None
        rows.append(row if day is None else row._replace(day=day))
        if day is not None:
            dated.add(row.row)
    warnings = (
        each for each in table.warnings if each.row not in dated or each.code is not RowWarningCode.NO_DATE
    )
    return replace(table, rows=tuple(rows), warnings=tuple(warnings))
