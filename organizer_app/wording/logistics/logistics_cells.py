"""Words of the tables of logistics: columns, choices, amounts, and what is wrong with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.durations import in_minutes
from organizer_app.wording.language.texts import _, said, said_with

if TYPE_CHECKING:
    from datetime import date


def heading(column: str) -> str:
    """Name a column by its code."""
    return {
        "venue": _("City and site"),
        "role": _("For"),
        "address": _("Address"),
        "capacity": _("Holds"),
        "access": _("Access"),
        "access_notes": _("Access notes"),
        "ownership": _("Land"),
        "name": _("City and item"),
        "needed": _("Needed"),
        "held": _("Held"),
        "missing": _("Missing"),
        "ship_by": _("Ship by"),
        "supplier": _("Supplier"),
        "unit_cents": _("Each"),
        "to_buy": _("To buy"),
        "notes": _("Notes"),
        "vehicle": _("City and vehicle"),
        "leaves_from": _("Leaves from"),
        "leaves_at": _("Leaves"),
        "returns_at": _("Returns"),
        "seats": _("Seats"),
        "taken": _("Taken"),
        "free": _("Free"),
        "cost_cents": _("Cost"),
        "planned_cents": _("Planned"),
        "spent_cents": _("Spent"),
        "to_pay": _("Still to pay"),
        "left": _("Left"),
        "starts": _("City and time"),
        "title": _("Cue"),
        "minutes": _("Minutes"),
        "is_hard": _("Fixed"),
        "owner": _("Who"),
        "location": _("Where"),
        "desk_time": _("HQ time"),
        "script": _("Script"),
    }[column]


def field_name(column: str) -> str:
    """Name a cell of a part for screen readers."""
    return {
        "venue": _("Site"),
        "name": _("Item"),
        "vehicle": _("Vehicle"),
        "starts": _("Time"),
    }.get(column) or heading(column)


def owed_name(view: str) -> str:
    """Name what a city still has to pay for, by the code of the view where that is listed."""
    return {"materials": _("Materials still to buy"), "transport": _("Rides still to pay")}[view]


def choice(field: str, code: str) -> str:
    """Name a choice of a field by its code."""
    return {
        "role": {
            "assembly": _("Assembly"),
            "rally": _("Rally"),
            "march_route": _("Route"),
            "delivery": _("Delivery"),
            "dispersal": _("Dispersal"),
            "fallback": _("Fallback"),
        },
        "access": {
            "unknown": _("Not asked"),
            "accessible": _("Accessible"),
            "partly": _("Partly"),
            "not_accessible": _("Not accessible"),
        },
        "ownership": {
            "unknown": _("Not known"),
            "public": _("Public"),
            "private": _("Private"),
            "federal": _("Federal"),
        },
    }[field][code]


def money(cents: int, currency: str, *, is_exact: bool) -> str:
    """Write an amount, in the smallest unit of a currency, with its cents or, where none has any, without."""
    whole, rest = divmod(abs(cents), 100)
    plain = f"{whole:,}.{rest:02}" if is_exact else f"{whole:,}"
    sign = "\N{MINUS SIGN}" if cents < 0 else ""
    return f"{sign}${plain}" if currency == "USD" else f"{sign}{plain} {currency}"


yes = said("fixed")


def of_expected(capacity: int, expected: int) -> str:
    """Compare the capacity of a site with the people expected."""
    return _("{capacity} of {expected}").format(capacity=f"{capacity:,}", expected=f"{expected:,}")


def expected(count: int) -> str:
    """Write how many people a city expects."""
    return _("{count} expected").format(count=f"{count:,}")


ends = said_with("to {clock}")


def overlap(minutes: int) -> str:
    """Say by how much the cue before runs over."""
    return _("{length} early").format(length=in_minutes(minutes))


late_since = said_with("{day}, late")
# Say that a line of a view, by its name, needs a name.
name_first = said_with("Name it first: a line of “{view}” needs a name.")
fixed_without_time = said("Give the cue its time first: only a cue with a time can be fixed.")
bad_count = said_with("“{text}” is not a whole number.")
bad_amount = said_with("“{text}” is not an amount. Write it as 80 or 1,200.50.")
bad_day = said_with("“{text}” is not a day. Write it as Jul 5 or 2019-07-05.")
bad_time = said_with("“{text}” is not a time. Write it as 2:30 pm or 14:30.")


def day(when: date | None) -> str:
    """Write a day in a cell to be typed over; empty for none."""
    return when.isoformat() if when else ""
