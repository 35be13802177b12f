"""Tells the preview which fields of the plan each row changes, with the values that the plan holds now."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.records import BOOKKEEPING
from organizer_app.domain.importing.field_news import FieldNews, NewsKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.sites import Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.basics.records import Record

_COMPARED: Final = (CityAction, Site, CountReport)
_OF_A_COUNT: Final = {"low": "count_low", "high": "count_high"}


def news_between(pairs: Iterable[tuple[Record, Record]]) -> list[FieldNews]:
    """Return the fields that differ in pairs of a record as it will be, and as it is.

    An action, its spot and its count are compared; who is lead is told by no field of an assignment.
    """
    found = []
    for after, before in pairs:
        if not isinstance(after, _COMPARED):
            continue
        renamed = _OF_A_COUNT if isinstance(after, CountReport) else {}
        for each in fields(after):
            ours, theirs = getattr(before, each.name), getattr(after, each.name)
            if ours != theirs and each.name not in BOOKKEEPING:
                name = renamed.get(each.name, each.name)
                found.append(FieldNews(name, NewsKind.TAKEN, ours, theirs))
    return found
