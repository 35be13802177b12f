"""Small tables of fabricated actions, as people keep them."""

from collections.abc import Iterable, Sequence

from organizer_app.domain.importing.import_reports import ImportReport
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan.workspace import Workspace

HEADINGS = (
    "City",
    "State",
    "Date",
    "Start",
    "Title",
    "Venue",
    "Group",
    "Lead",
    "Lead email",
    "Lead phone",
    "Notes",
)
CCC_HEADINGS = (
    "CityTown",
    "Location",
    "County",
    "StateTerritory",
    "Country",
    "Date",
    "EstimateText",
    "EstimateLow",
    "BestGuess",
    "EstimateHigh",
    "AdjustedLow",
    "AdjustedHigh",
    "Actor",
    "Claim",
    "Pro(2)/Anti(1)",
    "EventType",
    "Source1",
    "Misc.",
)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a CSV file; short rows are filled with empty cells."""
    lines = [headings, *([*row, *[""] * (len(headings) - len(row))] for row in rows)]
    return "".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in line) + "\n" for line in lines
    ).encode()


def generic(*rows: Sequence[str]) -> bytes:
    """Return a table with generic headings."""
    return table(HEADINGS, rows)


def ccc_row(city: str, state: str, day: str, **cells: str) -> list[str]:
    """Return a row in the shape of the Crowd Counting Consortium; cells are named by their heading."""
    known = {
        "CityTown": city,
        "StateTerritory": state,
        "Country": "US",
        "Date": day,
        "EventType": "rally",
        **cells,
    }
    return [known.get(heading, "") for heading in CCC_HEADINGS]


def imported(
    workspace: Workspace, *files: bytes, dry_run: bool = False, options: ImportOptions | None = None
) -> ImportReport:
    """Import files in one step and return the report on the last one."""
    incoming = [IncomingFile(f"table{number}.csv", data) for number, data in enumerate(files, 1)]
    return import_files(workspace, files=incoming, options=options or ImportOptions(), dry_run=dry_run)[-1]
