"""Compare the time zones of all places with the polygons of timezonefinder, which knows nothing of GeoNames.

Run it in an environment of its own, which has timezonefinder; it is no dependency of the program. It prints
the places whose clocks differed since 2018 and that `place_corrections.py` neither corrects nor keeps with a
reason.
"""

import argparse
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from place_corrections import KEPT_ZONES
from timezonefinder import TimezoneFinder

MOMENTS = [datetime(year, month, 15, 12, tzinfo=UTC) for year in range(2018, 2031) for month in (1, 4, 7, 10)]
# Cities where two clocks are kept side by side: GeoNames' choice stays.
DISPUTED = frozenset({"PS"})
PLACES = """
    SELECT place.id, place.name, admin1, country, latitude, longitude, zone.name FROM place
    JOIN zone ON zone.id = place.zone ORDER BY country, admin1, place.name
"""


def main() -> int:
    """Print every difference that nobody has judged; return how many there are, at most 1."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("places", type=Path, help="resources/geo/places.sqlite")
    differences = list(different(arguments.parse_args().places))
    print(*differences, f"{len(differences)} differences without a reason", sep="\n")
    return min(1, len(differences))


def different(path: Path) -> Iterator[str]:
    """Yield a line for each place whose polygon has other clocks than its zone."""
    finder = TimezoneFinder(in_memory=True)
    database = sqlite3.connect(path)
    for key, name, admin1, country, latitude, longitude, zone in database.execute(PLACES):
        found = finder.timezone_at(lat=latitude, lng=longitude)
        if key in KEPT_ZONES or country in DISPUTED or (found and has_same_clocks(found, zone)):
            continue
        yield f"{key}\t{name}, {admin1}, {country}\t{zone} but lies in {found}"


def has_same_clocks(one: str, other: str) -> bool:
    """Return whether two zones showed the same time at all the moments compared."""
    first, second = ZoneInfo(one), ZoneInfo(other)
    return one == other or all(
        moment.astimezone(first).utcoffset() == moment.astimezone(second).utcoffset() for moment in MOMENTS
    )


if __name__ == "__main__":
    raise SystemExit(main())
