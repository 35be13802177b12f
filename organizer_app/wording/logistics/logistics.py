"""Words of the screen of logistics: views, buttons, sums, gaps, what to do when empty, and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from collections.abc import Sequence


def view_name(view: str) -> str:
    """Name a view by its code."""
    return {
        "sites": _("Sites"),
        "materials": _("Materials"),
        "transport": _("Transport"),
        "budget": _("Budget"),
        "run_of_show": _("Run of show"),
    }[view]


views = said("Views of the logistics")


def table_name(view: str) -> str:
    """Name a table for screen readers, with its keys."""
    return _("{view} by city. Enter changes a cell, Insert adds a line, Delete removes one.").format(
        view=view_name(view)
    )


def keys_hint(*, is_ordered: bool) -> str:
    """List the keys of a table."""
    plain = _("Type to change · Enter on a city adds · Insert adds below · Delete removes")
    return _("{keys} · Alt+↑ ↓ moves").format(keys=plain) if is_ordered else plain


def which_action(title: str, day: str) -> str:
    """Tell an action from the others of its city by its title and its ISO day, empty for none."""
    return _("{title}, {day}").format(title=title, day=short_day(day)) if day else title


def behind(texts: Sequence[str], *, is_first: bool) -> str:
    """Write what follows the name of an action: its hours, and that it has no line yet."""
    return " · ".join(texts if is_first else ("", *texts)) if texts else ""


def add_name(view: str) -> str:
    """Name the button that adds a line."""
    return {
        "sites": _("Add site"),
        "materials": _("Add material"),
        "transport": _("Add ride"),
        "budget": _("Add line"),
        "run_of_show": _("Add cue"),
    }[view]


search_hint = said("Search cities and lines")
clear_search = said("Clear the search")


def keep_name(keep: str, view: str) -> str:
    """Name which lines are kept, by codes."""
    if keep == "gaps":
        return {
            "sites": _("To do"),
            "materials": _("Missing"),
            "transport": _("Overbooked"),
            "budget": _("Overspent"),
            "run_of_show": _("Overlaps"),
        }[view]
    return {"all": _("All"), "empty": _("Nothing yet")}[keep]


keeps = said("Which lines")
clear_filters = said("Clear filters")
copy_to_others = said("Copy to cities without")
copy_hint = said("Give the lines of this city to every city in sight that has none; one step to undo")
print_name = said("Print")
print_this = said_with("Print {city}…")
print_all = said_count("Print {count} city in sight…", "Print all {count} cities in sight…")
nothing_to_print = said("No city in sight has a run of show yet.")
file_title = said("Print the run of show")


def file_name(city: str) -> str:
    """Propose a name for the printed file; an empty city stands for several."""
    return _("Run of show {city}.pdf").format(city=city) if city else _("Run of show.pdf")


written = said_with("Wrote {path}.")
whole_mobilization = said("All cities together")


def nothing_yet(view: str) -> str:
    """Say that a city has no line in a view."""
    return {
        "sites": _("no site yet"),
        "materials": _("no item yet"),
        "transport": _("no ride yet"),
        "budget": _("no line yet"),
        "run_of_show": _("no cue yet"),
    }[view]


def total(*, is_all: bool) -> str:
    """Name the line below a table that adds up what is above it."""
    return _("Total") if is_all else _("Total shown")


def total_spoken(name: str, sums: str) -> str:
    """Describe that line to screen readers."""
    return _("{name}: {sums}").format(name=name, sums=sums)


def lines_count(view: str, count: int) -> str:
    """Count the parts of a table."""
    forms = {
        "sites": ngettext("{count} site", "{count} sites", count),
        "materials": ngettext("{count} item", "{count} items", count),
        "transport": ngettext("{count} ride", "{count} rides", count),
        "budget": ngettext("{count} line", "{count} lines", count),
        "run_of_show": ngettext("{count} cue", "{count} cues", count),
    }
    return forms[view].format(count=f"{count:,}")


def gap_name(gap: str, count: int) -> str:
    """Count one kind of gap."""
    forms = {
        "too_small": ngettext("{count} too small", "{count} too small", count),
        "access_unknown": ngettext("{count} access not asked", "{count} access not asked", count),
        "late": ngettext("{count} too late to ship", "{count} too late to ship", count),
        "missing": ngettext("{count} missing", "{count} missing", count),
        "overbooked": ngettext("{count} overbooked", "{count} overbooked", count),
        "overspent": ngettext("{count} overspent", "{count} overspent", count),
        "overlap": ngettext("{count} overlap", "{count} overlaps", count),
    }
    return forms[gap].format(count=f"{count:,}")


unpriced = said_count("{count} without a price", "{count} without a price")


def no_cities() -> tuple[str, str, str]:
    """Say that the plan has no city, what to do, and name the button."""
    return (
        _("No city to equip yet"),
        _("Add the cities in the plan first. Each gets its sites, materials, rides, money and cues here."),
        _("Go to the plan"),
    )


def adds_nowhere(*, has_cities: bool) -> str:
    """Say why the buttons that work on a city cannot be pressed."""
    if has_cities:
        return _("No city is in sight: clear the filters first.")
    return _("Add a city in the plan first.")


def nothing_kept() -> tuple[str, str, str]:
    """Say that the filters keep nothing."""
    return (_("Nothing here"), _("No line fits the search and the filters."), clear_filters())


spoken_count = said_count("Logistics, {count} to do", "Logistics, {count} to do")


def copied(parts: int, cities: int) -> str:
    """Say what was copied."""
    return ngettext(
        "Copied {parts} lines to {cities} city.", "Copied {parts} lines to {cities} cities.", cities
    ).format(parts=f"{parts:,}", cities=f"{cities:,}")


nothing_to_copy = said("This city has no line to copy. Add one first.")
nobody_without = said("Every city in sight has lines already. Nothing was copied.")


# Paper


sheet_heading = said("Run of show")
