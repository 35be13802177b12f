"""List the endings of files with lists, apart from their readers: the window knows them before it opens."""

from __future__ import annotations

from typing import Final

IMPORTED_ENDINGS: Final = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".ics", ".json", ".geojson", ".umap",
    ".kml", ".kmz",
)  # fmt: skip
CARD_ENDINGS: Final = (".vcf", ".vcard")
