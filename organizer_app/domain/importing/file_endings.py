"""List the endings of files with lists, apart from their readers: the window knows them before it opens."""

from __future__ import annotations

from typing import Final

IMPORTED_ENDINGS: Final = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".ics", ".json", ".geojson", ".umap",
    ".kml", ".kmz",
)  # fmt: skip
CARD_ENDINGS: Final = (".vcf", ".vcard")


def list_name(typed: str) -> str:
    """Return the name of a list that a person means: a file name stands for the list named after it."""
    name = " ".join(typed.split())
    return next(
        (name[: -len(each)] for each in IMPORTED_ENDINGS if name.casefold().endswith(each) and name != each),
        name,
    )


def list_key(name: str) -> str:
    """Return what two names of the same list have in common: any case, with or without a file's ending."""
    return list_name(name).casefold()
