"""Makes the plans that benchmarks run on: fabricated actions in real cities, the same with every run."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from organizer_app import wiring
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEED = 20190715
ANCHOR = date(2027, 4, 17)
HEADINGS = (
    "title", "tactic", "city", "state", "country", "date", "start", "end", "venue", "address", "zip", "group",
    "lead", "lead email", "lead phone", "backup", "expected", "low", "high", "status", "notes", "url",
    "external id", "weather plan",
)  # fmt: skip
# A month as the Crowd Counting Consortium published it: 26 columns, three without a heading.
MONTH_HEADINGS = (
    "CityTown", "Location", "County", "StateTerritory", "Country", "Date", "EstimateText", "EstimateLow",
    "BestGuess", "EstimateHigh", "AdjustedLow", "AdjustedHigh", "Actor", "Claim", "Pro(2)/Anti(1)",
    "EventType", "ReportedArrests", "ReportedParticipantInjuries", "ReportedPoliceInjuries",
    "ReportedPropertyDamage", "TownsCities", "Events", "Source1", "Source2", "Source3", "Misc.", "", "", "",
)  # fmt: skip
_TACTICS = ("Rally", "March", "Vigil", "Teach-in", "Picket", "Press event", "Canvass")
_STATUSES = ("prospect", "asked", "committed", "committed", "confirmed", "confirmed", "confirmed")
_PEOPLE = 2000
_FIRST = ("Ana", "Wes", "Noor", "Ines", "Theo", "Paloma", "Andre", "Hodan", "Karl", "June", "Mateo", "Lena")
_SYLLABLES = ("na", "kai", "du", "ar", "te", "ca", "lo", "way", "mar", "rey", "whit", "far", "eng", "oka")
_GROUPS = ("Peachtree Voices", "Harbor Network", "Bay State Table", "Great Lakes Table", "Piedmont Table")
_NOTE = "Meet at the fountain; bring water and shade. The permit desk answers on weekdays before noon only. "


def csv_rows(count: int, *, seed: int = SEED) -> list[list[str]]:
    """Return fabricated rows of 24 columns; half of the actions are on the anchor date.

    Cities are drawn by population to the power 0.6, so that large ones hold more; 555 numbers, example.org.
    """
    chance = random.Random(seed)
    places = wiring.open_gazetteer().largest_in_region("US", limit=3000)
    weights = [max(place.population, 500) ** 0.6 for place in places]
    rows = []
    for number, place in enumerate(chance.choices(places, weights, k=count)):
        on = ANCHOR if chance.random() < 0.5 else ANCHOR + timedelta(days=chance.randrange(-30, 31))
        hour, length = chance.choice((9, 10, 12, 12, 12, 14, 15, 17)), chance.choice((60, 90, 120))
        lead, backup = chance.randrange(_PEOPLE), chance.randrange(_PEOPLE)
        expected = chance.randrange(20, 2000)
        end = hour * 60 + length
        who = _person(lead) if chance.random() < 0.85 else ("", "", "")
        second = _person(backup)[0] if chance.random() < 0.7 else ""
        notes = _NOTE * chance.randrange(0, 3)
        title = f"{chance.choice(_TACTICS)} in {place.name}"
        where = (place.name, place.admin1, "US")
        when = (on.isoformat(), f"{hour}:00", f"{end // 60}:{end % 60:02}")
        spot = ("City Hall", f"{number} Main St", "")
        numbers = (str(expected), str(expected // 2), str(expected))
        rest = (chance.choice(_STATUSES), notes, "https://example.org/action", f"b{number}", "tent")
        group = chance.choice(_GROUPS)
        rows.append(
            [title, chance.choice(_TACTICS), *where, *when, *spot, group, *who, second, *numbers, *rest]
        )
    return rows


def month_rows(count: int, *, seed: int = SEED) -> list[list[str]]:
    """Return fabricated rows in the columns of `MONTH_HEADINGS`, filled as often as in a published month."""
    chance = random.Random(seed)
    places = wiring.open_gazetteer().largest_in_region("US", limit=750)
    rows = []
    for number, place in enumerate(chance.choices(places, k=count)):
        counted = chance.random() < 0.47
        size = chance.choice((20, 40, 75, 100, 150, 200, 500)) if counted else 0
        where = [place.name, f"Courthouse {chance.randrange(600)}, Main St", "County", place.admin1, "US"]
        when = f"2027-05-{chance.randrange(1, 32):02}"
        counts = [f"about {size}", str(size), "", str(size), "", ""] if counted else [""] * 6
        what = [
            f"{chance.choice(_GROUPS)} {chance.randrange(80)}",
            f"for demand {chance.randrange(340)} and against its delay",
            str(chance.randrange(3)),
        ]
        kind, harm = chance.choice(_TACTICS).lower(), ["0"] * 4 if chance.random() < 0.73 else [""] * 4
        source = f"https://example.org/2027/05/news/{number}/a-headline-with-the-words-of-a-story-in-it.html"
        misc = f"note {number}" if chance.random() < 0.22 else ""
        rows.append([*where, when, *counts, *what, kind, *harm, "1", "1", source, "", "", misc, "", "", ""])
    return rows


def _person(number: int) -> tuple[str, str, str]:
    """Return the fabricated name, e-mail address and phone number of one of the people."""
    family = "".join(_SYLLABLES[number // 14**power % 14] for power in range(3)).title()
    name = f"{_FIRST[number % len(_FIRST)]} {family}"
    return name, f"person{number}@example.org", f"+1 202 555 {number:04}"


def csv_bytes(rows: list[list[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    """Return rows as a CSV file with headings."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def make_plan(path: Path, count: int) -> Path:
    """Make a plan with this many actions, or return the one that is there."""
    if not path.exists():
        wiring.create_plan(path, title="Clean Water Day", anchor_date=ANCHOR, zone="America/New_York")
        workspace = wiring.open_workspace(path)
        file = IncomingFile("benchmark.csv", csv_bytes(csv_rows(count)))
        import_files(workspace, files=[file], options=ImportOptions())
        workspace.close()
    return path
