"""Makes up the hosts that the lists of the golden set name: nobody in them exists, every city does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_CITIES: Final = (
    ("Tucson", "AZ", "85701"), ("Tulsa", "OK", "74103"), ("Reno", "NV", "89501"),
    ("Boise", "ID", "83702"), ("Omaha", "NE", "68102"), ("Fresno", "CA", "93721"),
    ("Raleigh", "NC", "27601"), ("Toledo", "OH", "43604"), ("Seattle", "WA", "98101"),
    ("Denver", "CO", "80202"), ("Detroit", "MI", "48226"), ("Atlanta", "GA", "30303"),
    ("Milwaukee", "WI", "53202"), ("Honolulu", "HI", "96813"), ("Anchorage", "AK", "99501"),
    ("Albuquerque", "NM", "87102"), ("El Paso", "TX", "79901"), ("San Antonio", "TX", "78205"),
    ("Baltimore", "MD", "21202"), ("Providence", "RI", "02903"), ("Hartford", "CT", "06103"),
    ("Buffalo", "NY", "14202"), ("Spokane", "WA", "99201"), ("Chattanooga", "TN", "37402"),
)  # fmt: skip
_FIRST: Final = (
    "Ana", "Dee", "Luis", "June", "Omar", "Tasi", "Priya", "Zuri", "Piotr", "Grace", "Ines", "Malik",
    "Hana", "Rosa",
)  # fmt: skip
_LAST: Final = (
    "Okafor", "Ruiz", "Lindqvist", "Peña", "Castellanos", "Nakamura", "Whitfield", "Odom", "Haddad",
    "Bautista", "O'Rourke", "Kowalczyk", "Delacroix",
)  # fmt: skip
_SPOTS: Final = (
    "City Hall", "Federal Building", "Central Library", "Union Hall", "Riverside Park", "Courthouse",
)  # fmt: skip
_STREETS: Final = (
    "Main St", "Oak Ave", "2nd St", "Market St", "Washington Blvd",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody who signed up to hold an action."""

    first: str
    last: str
    email: str
    phone: str
    city: str
    state: str
    zip_code: str
    day: date
    starts: time
    ends: time
    venue: str
    address: str
    expected: int
    backup: str
    has_permit: bool
    language: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"


def hosts(random: Random, count: int = 12) -> list[Host]:
    """Return hosts of different cities around one day."""
    day = date(2027, random.randint(3, 9), random.randint(13, 28))
    return [_host(random, city, day) for city in random.sample(_CITIES, count)]


def _host(random: Random, city: tuple[str, str, str], day: date) -> Host:
    first, last, backup = random.choice(_FIRST), random.choice(_LAST), random.choice(_FIRST)
    starts = time(random.randint(9, 18), random.choice((0, 15, 30)))
    return Host(
        first=first,
        last=last,
        email=f"{first}.{last}@example.org".casefold().replace("'", "").replace("ñ", "n"),
        phone=f"{random.randint(201, 989)}-555-{random.randint(100, 199):04}",
        city=city[0],
        state=city[1],
        zip_code=city[2],
        day=day,
        starts=starts,
        ends=starts.replace(hour=starts.hour + random.randint(1, 3)),
        venue=random.choice(_SPOTS),
        address=f"{random.randint(10, 990)} {random.choice(_STREETS)}",
        expected=random.choice((40, 75, 120, 250, 400)),
        backup=f"{backup} {random.choice(_LAST)}",
        has_permit=random.random() < 0.5,
    )
