"""Words of the counts: what a city's counts wait for, its counters, and the rules for what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.city_states import Phase
from organizer_app.domain.day.counting import SIZE_CLASSES, Agreement, Imputation
from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.wording.day import board as words
from organizer_app.wording.day.day_views import noted
from organizer_app.wording.day.lessons import forecast_text
from organizer_app.wording.language.field_names import code_words
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_of, said_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.day.city_counts import CityCounts, CounterCount, SizeRow
    from organizer_app.domain.day.city_states import CityState
    from organizer_app.domain.day.counting import CityCount, NumberLine
    from organizer_app.domain.day.learned_ratios import Forecast
    from organizer_app.domain.model.day.count_reports import CountReport
    from organizer_app.domain.model.day.deliveries import Delivery

title = said("Counts")
list_label = said("Cities by what their counts wait for")
nothing_title = said("No city has a day yet")
nothing_hint = said("Add cities with a day and a time to the plan; their counts are collected here.")
no_city = said("Choose a city")
blind_note = said("Hidden until a second counter has finished.")
counter_label = said("Counted by")
method_label = said("Method")
low_label = said("Low")
high_label = said("High")
note_label = said("Where and how")
choose_method = said("Choose a method")
lock_count = said("Lock this count")
close_counting = said("No second count will come")
close_all_hint = said(
    "Each city that is over and has one count is then shown and added to the public number. It can be undone"
    " in one step."
)
close_hint = said("The one count is then shown and added to the public number. It can be undone.")
need_counter = said("Name who counted: two counters are told apart by their names.")
need_method = said("Choose how it was counted.")
need_numbers = said("Type the lowest and the highest number of people.")
deliveries_title = said("Petition deliveries")
no_delivery = said("No delivery logged")
delivery_example = said("delivered 250000 reception")
delivery_label = said("What became of the petition")
log_delivery = said("Log delivery")
need_delivery = said(
    "Begin with delivered, partly, refused, left or sent, then the number and who received it."
)
ask_heading = said("Ask for a third count")
ledger_title = said("National number")
size_heading = said("City population")
reported_heading = said("Reported")
median_heading = said("Median")
missing_heading = said("Missing")
mean_runs_high = said("Larger cities have reported first, so the mean of all runs high.")
public_line_title = said("Public line")
lock_line = said("Lock this line")
copy_line = said("Copy")
line_copied = said("Public line copied")
as_it_would_be = said("not locked yet")
earlier_lines = said("Earlier lines")
nobody_to_ask = said("Nobody else in the city has a number for the day. Ask the lead who else counted.")
_STAGES: Final[Mapping[int, Callable[[], str]]] = {
    0: said("Ask for a third"),
    1: said("Waiting for the second count"),
    2: said("Agreed"),
    3: said("Nothing yet"),
}
_RULES: Final[Mapping[Imputation, Callable[[], str]]] = {
    Imputation.NONE: said("None"),
    Imputation.MEDIAN_BY_SIZE: said("Median"),
    Imputation.MEAN: said("Mean"),
}


stage_name = said_of(_STAGES)
rule_name = said_of(_RULES)


def letter(spot: int) -> str:
    """Name a counter by the order in which they finished: Counter A."""
    return _("Counter {letter}").format(letter=chr(ord("A") + spot))


def apart(percent: float) -> str:
    """Say how far two counts are apart: 42% apart."""
    return _("{percent}% apart").format(percent=round(percent))


def they_are_apart(percent: float) -> str:
    """Say how far the counts of a city are apart."""
    return _("They are {percent}% apart").format(percent=round(percent))


limit_note = said_with("Two counters agree when they differ by at most {percent}% of their mean")


def verdict(city: CityCounts, limit: int) -> str:
    """Say what follows from how far the counts are apart, and which of them the range leaves out."""
    count = city.count
    if count.agreement is Agreement.AGREED:
        agreed = _("Agreed, within {percent}%").format(percent=limit)
        return "; ".join(filter(None, (agreed, _left_out_counts(city))))
    if count.agreement is Agreement.DIFFER:
        return _("No two agree: the widest range is kept, and the counters differ")
    return _("Over {percent}%: ask for a third").format(percent=limit)


def _left_out_counts(city: CityCounts) -> str:
    """Name the counts that the range leaves out because two others agree; empty where all are in it."""
    told = [
        _("{letter} ({span})").format(letter=chr(ord("A") + spot), span=counter_range(each))
        for spot, each in enumerate(city.counters)
        if city.count.used and each.counter not in city.count.used
    ]
    if not told:
        return ""
    form = ngettext("{counts} is left out", "{counts} are left out", len(told))
    return form.format(counts=", ".join(told))


def waits_for(city: CityCounts) -> str:
    """Say in a few words how a city's counts stand."""
    state = city.state
    if city.count.agreement is Agreement.NONE:
        return when(state)
    if city.count.agreement is Agreement.ONE:
        return _("one count is in")
    if city.count.agreement is Agreement.AGREED:
        methods = dict.fromkeys(
            code_words(each.method.value).lower() for each in city.counters if each.method
        )
        counters = ngettext("{count} counter", "{count} counters", len(city.counters))
        return ", ".join((counters.format(count=len(city.counters)), *methods))
    return _("counters differ") if city.count.agreement is Agreement.DIFFER else _("two counts differ")


def beside(city: CityCounts) -> str:
    """Say how far the counts are apart, or when the city ends."""
    if city.count.apart is not None:
        return apart(city.count.apart)
    if city.count.agreement is Agreement.NONE and city.state.city.ends is not None:
        ends = words.clock_at(city.state.city.ends, city.state.city.zone)
        return "" if city.state.phase >= Phase.ENDED else _("ends {time}").format(time=ends)
    return ""


def when(state: CityState) -> str:
    """Say where the day of a city stands."""
    if state.phase is Phase.LIVE:
        return _("live")
    if state.phase is Phase.BETWEEN_PARTS:
        return words.between_parts()
    return _("later") if state.phase < Phase.LIVE else _("ended")


def span(count: CityCount) -> str:
    """Write the range of a city, empty while it is hidden or missing."""
    return (
        words.people_range(count.low, count.high) if count.low is not None and count.high is not None else ""
    )


def about(state: CityState, now: int, forecast: Forecast | None = None) -> str:
    """Describe a city below its name: what happens, until when, how many were expected, and forecast."""
    expected = state.city.expected
    parts = (
        words.happening(state.city),
        words.when(state, now),
        _("{count} expected").format(count=f"{expected:,}") if expected is not None else "",
        forecast_text(forecast) if forecast is not None and forecast.turnout.actions else "",
    )
    return " · ".join(filter(None, parts))


def counted_by(count: CounterCount, desk_zone: str) -> str:
    """Say who counted, and when they finished by HQ's clock."""
    at = (
        words.clock_and_zone(epoch_minutes(count.finished_at), desk_zone)
        if count.finished_at is not None
        else ""
    )
    return " · ".join(filter(None, (count.counter or _("no name"), at)))


def counter_range(count: CounterCount) -> str:
    """Write what a counter counted."""
    low = count.low if count.low is not None else count.high
    return words.people_range(low, count.high or low) if low is not None else ""


def counter_method(count: CounterCount) -> str:
    """Name how a counter counted, and that it is the highest of several counts."""
    method = code_words(count.method.value) if count.method is not None else ""
    many = ngettext("highest of {count}", "highest of {count}", count.counts).format(count=count.counts)
    return ", ".join(filter(None, (method, many if count.counts > 1 else "")))


def high_check(low: int, high: int, expected: int | None) -> str:
    """Ask about a count that is far above what was expected; it is kept either way."""
    if expected and low > 3 * expected:
        form = _(
            "{span} is more than three times the {expected} expected. Press again if it was typed right."
        )
        return form.format(span=words.people_range(low, high), expected=f"{expected:,}")
    return ""


def backwards(low: int, high: int) -> str:
    """Say that the range ends before it begins."""
    return _("The low number, {low}, is above the high one, {high}.").format(low=f"{low:,}", high=f"{high:,}")


closing_all = said_count("No second count will come ({count})", "No second counts will come ({count})")


def counts_closed(closed: int, going_on: int) -> str:
    """Confirm that single counts stand, and say how many cities were left out because they still go on."""
    done = ngettext(
        "The one count of {count} city is used", "The one count of each of {count} cities is used", closed
    ).format(count=f"{closed:,}")
    if not going_on:
        return done
    left = ngettext(
        "{count} city that still goes on was left out",
        "{count} cities that still go on were left out",
        going_on,
    ).format(count=f"{going_on:,}")
    return f"{done}; {left}"


counting_closed = said_with("{city}: the one count is used")
count_locked = said_with("{city}: count locked")


def delivery(each: Delivery, zone: str) -> str:
    """Write a delivery: Accepted, 250,000 signatures, received by the front desk, 1:20 PM."""
    parts = (
        code_words(each.outcome.value),
        ngettext("{count} signature", "{count} signatures", each.signatures).format(
            count=f"{each.signatures:,}"
        )
        if each.signatures is not None
        else "",
        _("received by {name}").format(name=each.received_by)
        if each.received_by
        else _("receiver not noted"),
        words.clock_at(epoch_minutes(each.delivered_at), zone) if each.delivered_at is not None else "",
        noted(each.note),
    )
    return ", ".join(filter(None, parts))


def logged_count(report: CountReport, *, is_hidden: bool) -> str:
    """Write a count as a line of the log: Count: 450 to 700, clicker, by Ana, at the gate."""
    by = _("by {name}").format(name=report.counter) if report.counter else ""
    if is_hidden:
        return ": ".join((", ".join(filter(None, (_("Count"), by))), blind_note()))
    low = report.low if report.low is not None else report.high
    told = words.people_range(low, report.high or low) if low is not None else ""
    parts = (told, code_words(report.method.value).lower(), by, noted(report.note))
    return _("Count: {told}").format(told=", ".join(filter(None, parts)))


def logged_delivery(each: Delivery) -> str:
    """Write a delivery as a line of the log, where its time has a column of its own."""
    return _("Delivery: {told}").format(told=delivery(replace(each, delivered_at=None), ""))


delivery_logged = said_with("{city}: delivery logged")
ask = said_with("Ask {name}")


def reported(line: NumberLine) -> str:
    """Say how many cities reported: of 7 reported."""
    return words.of_reported(line)


def percent(line: NumberLine) -> str:
    """Write the share of cities that reported."""
    return f"{100 * line.reported // max(line.cities, 1)}%"


def the_others(line: NumberLine) -> str:
    """Ask what is said of cities without a count."""
    missing = line.cities - line.reported
    if not missing:
        return _("Every city reported; nothing is filled in.")
    return ngettext("What about the other city?", "What about the {count} others?", missing).format(
        count=f"{missing:,}"
    )


def left_out(count: int) -> str:
    """Say that the number lacks the only count of some cities, empty where it lacks none."""
    if not count:
        return ""
    form = ngettext(
        "{count} city with one count is left out, so that a second counter sees nothing of it.",
        "{count} cities with one count are left out, so that a second counter sees nothing of them.",
        count,
    )
    return form.format(count=f"{count:,}")


def rule_effect(line: NumberLine) -> str:
    """Say what a rule adds."""
    if line.rule is Imputation.NONE:
        return _("only what was counted")
    if line.reported == line.cities:
        return _("adds nothing")
    if not line.added_high:
        return _("adds nothing: too few counts")
    form = _("adds {span}") if line.rule is Imputation.MEAN else _("adds {span}, by city size")
    return form.format(span=words.people_range(line.added_low, line.added_high))


def size_name(size: int) -> str:
    """Name a size class by its populations."""
    if size == 0:
        return _("Under {high}").format(high=f"{SIZE_CLASSES[0]:,}")
    if size == len(SIZE_CLASSES):
        return _("{low} and up").format(low=f"{SIZE_CLASSES[-1]:,}")
    return f"{SIZE_CLASSES[size - 1]:,}\u2013{SIZE_CLASSES[size] - 1:,}"


def size_cells(row: SizeRow) -> tuple[str, str, str, str]:
    """Return the cells of a size class: population, reported, median, missing."""
    median = (
        words.people_range(round(row.median[0]), round(row.median[1])) if row.median is not None else "\u2013"
    )
    return size_name(row.size), words.of(row.reported, row.cities), median, f"{row.cities - row.reported:,}"


more = said_count("{count} more", "{count} more")


def below_name(state: str, told_apart: str, city: CityCounts) -> str:
    """Write the line below a city's name: 9:00 AM · one count is in, after a state that is not beside it."""
    return " · ".join(filter(None, (state, told_apart, waits_for(city))))


def city_spoken(city: CityCounts, told_apart: str) -> str:
    """Return a city of the list in one sentence, for screen readers."""
    place = city.state.city
    name = ", ".join(filter(None, (place.city, place.state, told_apart)))
    return ". ".join(filter(None, (name, waits_for(city), span(city.count), beside(city)))) + "."


add_count = said("Add another count")
locked_at = said_with("locked at {time}")
