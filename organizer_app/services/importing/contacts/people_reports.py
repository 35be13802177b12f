"""Keeps what an import of people or groups did with their rows, so that Activity tells it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from organizer_app.domain.model.import_sources import ImportedRows
from organizer_app.exchange.reading.row_notes import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.importing.incoming_people import PeopleReport


def kept_reports(reports: Sequence[PeopleReport], new_id: Callable[[], str]) -> list[ImportedRows]:
    """Return the records that keep the reports of files of people or groups, one for each file.

    They have the form of the reports on actions and hold no name: people are known by the number of their
    row, so that erasing somebody leaves nothing here.
    """
    return [ImportedRows(id=new_id(), import_source_id="", report=_written(report)) for report in reports]


def _written(report: PeopleReport) -> str:
    body = {
        "counts": {
            name: getattr(report, name) for name in ("created", "updated", "unchanged", "possible_duplicates")
        },
        "skipped": [[card.spot, card.reason, ""] for card in report.refused],
        "warnings": [
            [row.spot, code, shown(cell, ""), ""] for row in report.rows for code, cell in row.doubts
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
