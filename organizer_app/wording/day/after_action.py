"""Words of what comes after the day: expected against counted, what is still to do, and the report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.printed_frame import PrintedFrame
from organizer_app.domain.day.city_states import Apart
from organizer_app.domain.day.counting import Agreement
from organizer_app.domain.day.day_paper import DayPaper, PaperList
from organizer_app.domain.model.day.lessons import RatioKind
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from organizer_app.wording.day import board as words
from organizer_app.wording.day import lessons as lesson_words
from organizer_app.wording.language import second_counts
from organizer_app.wording.language.dates import weekday_day
from organizer_app.wording.language.texts import _, ngettext, said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from organizer_app.domain.day.after_action import AfterAction, AfterCity
    from organizer_app.domain.day.day_lessons import CityLesson, DayLessons
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

title = said("After action")
list_label = said("Expected and counted")
queue_label = said("Still to do")
queue_short = said("To do")
side_label = said("Beside the cities")
city_heading = said("City")
counted_heading = said("Expected and counted")
against_heading = said("Against plan")
on_time_heading = said("Check-ins on time")
on_time_column = said("On time")
nothing_title = said("No city has a day yet")
nothing_hint = said("After the day, what was expected and what was counted is compared here.")
print_report = said("Print the report…")
report_kind = said("After-action report")
report_file = said("after-action.pdf")
page_kind = said("Web page")
false_alarms_label = said("False alarms")
missing_counts = said("Ask for a count")
thanks_due = said("Say thank you")
expected_label = said("Expected")
signatures_label = said("Signatures delivered")
no_expected = said("no goal set")
not_reported = said("not reported")
legend_expected = said("expected")
legend_counted = said("counted, low to high")
thanked = said("Thanked; the log has it")
_AS_EXPECTED = range(90, 111)
_TWICE = 200


def counted_label(after: AfterAction) -> str:
    """Say of how many cities the count is."""
    number = after.number
    part = _("Counted, {part} cities").format(part=words.of(number.reported, number.cities))
    return "; ".join(filter(None, (part, second_counts.waiting_beside(number.waiting, number.reported))))


def counted(after: AfterAction) -> str:
    """Write the national number."""
    return words.counted(after.number)


def expected(after: AfterAction) -> str:
    """Write how many were expected."""
    return f"{after.expected:,}" if after.with_expected else no_expected()


def on_time(after: AfterAction) -> str:
    """Write how many check-ins came on time."""
    return words.of(after.on_time, after.check_ins)


def false_alarms(after: AfterAction) -> str:
    """Write how many alarms were false: the city was late, and well."""
    return words.of(after.false_alarms, after.alarms)


def against(city: AfterCity) -> str:
    """Say how a count is against what was expected: as expected, -25%, 2.4 times."""
    if city.against is None:
        return ""
    if city.against in _AS_EXPECTED:
        return _("as expected")
    if city.against >= _TWICE:
        return _("{times} times").format(times=f"{city.against / 100:.1f}")
    return f"{city.against - 100:+d}%".replace("-", "\u2212")


def expected_of(city: AfterCity) -> str:
    """Say how many were expected in a city."""
    count = city.state.city.expected
    return _("{count} expected").format(count=f"{count:,}") if count is not None else no_expected()


def counted_in(city: AfterCity) -> str:
    """Write what was counted in a city."""
    low, high = city.state.count.low, city.state.count.high
    if low is None or high is None:
        return words.one_counter() if city.state.count.agreement is Agreement.ONE else not_reported()
    return words.people_range(low, high)


def checked_in(city: AfterCity) -> str:
    """Write how many check-ins of a city came on time."""
    return words.of(city.on_time, city.check_ins) if city.check_ins else ""


def city_name(city: AfterCity) -> str:
    """Name a city with its state."""
    place = city.state.city
    return city_and_state(place.city, place.state)


def nothing_to_do(after: AfterAction, desk_zone: str) -> str:
    """Say that nothing waits for a count or thanks, and what comes next, by HQ's clock."""
    if after.is_all_over:
        return _("Nothing is left to do.")
    if not after.coming:
        return _("Nothing is due now.")
    city = after.coming[0]
    ends = city.state.city.ends or 0
    day = local_of(from_epoch_minutes(ends), desk_zone or "UTC").day
    return _("Nothing is due now. Next: {city} ends on {day} at {time}.").format(
        city=city_name(city), day=weekday_day(day.isoformat()), time=words.clock_and_zone(ends, desk_zone)
    )


def queue_names(cities: Sequence[AfterCity]) -> list[str]:
    """Name cities of the queue; one with several actions also says which of them is meant."""
    names = [city_name(each) for each in cities]
    several = {name for name, count in Counter(names).items() if count > 1}
    return [
        f"{name}: {words.happening(each.state.city)}"
        if name in several or each.state.city.apart is not Apart.ALONE
        else name
        for name, each in zip(names, cities, strict=True)
    ]


def city_spoken(city: AfterCity) -> str:
    """Return a city in one sentence, for screen readers."""
    parts = (city_name(city), expected_of(city), counted_in(city), against(city))
    checks = checked_in(city)
    told = _("{checks} check-ins on time").format(checks=checks) if checks else ""
    return ". ".join(filter(None, (*parts, told))) + "."


def thanks_to(city: AfterCity) -> str:
    """Say whose thanks are due."""
    return _("{name}, {city}").format(name=city.state.city.lead, city=city_name(city))


def thanked_text(city: AfterCity) -> str:
    """Write the row of the log that says that somebody was thanked."""
    return _("Thanked {name}").format(name=city.state.city.lead)


def group(name: str, count: int) -> str:
    """Name a part of the queue with how much is in it."""
    return f"{name}  {count:,}"


def report_paper(
    heads: tuple[str, date | None, str],
    after: AfterAction,
    lessons: DayLessons,
    schedule_words: ScheduleWords,
    stamp: datetime,
) -> DayPaper:
    """Write the report.

    Args:
        heads: title of the mobilization, its day, and HQ's zone.
        after: how it went.
        lessons: what it taught.
        schedule_words: the words of every paper.
        stamp: the moment, UTC.
    """
    lists = (_numbers(after), _cities(after, lessons), *_proposals(lessons), *_ratios(lessons))
    return DayPaper(frame=_frame(heads, schedule_words, stamp), lists=lists)


def _frame(
    heads: tuple[str, date | None, str], schedule_words: ScheduleWords, stamp: datetime
) -> PrintedFrame:
    name, day, zone = heads
    told = schedule_words.day(day) if day else ""
    return PrintedFrame(
        title=title(),
        kicker=" \N{MIDDLE DOT} ".join(filter(None, (name, told))),
        summary=_("Cities without a count are not reported, never zero; nothing is filled in."),
        audience=Audience.INTERNAL,
        reader=_("Internal"),
        footer=" \N{MIDDLE DOT} ".join(filter(None, (name, schedule_words.stamp(stamp, zone)))),
        page=schedule_words.texts["page"],
        continued=schedule_words.texts["continued"],
        language=schedule_words.language,
        stamp=stamp,
    )


def _numbers(after: AfterAction) -> PaperList:
    rows = (
        (expected_label(), expected(after)),
        (counted_label(after), counted(after)),
        (signatures_label(), f"{after.signatures:,}"),
        (on_time_heading(), on_time(after)),
        (false_alarms_label(), false_alarms(after)),
    )
    heads = (_("Number"), _("Value"))
    return PaperList(heading=_("The day"), heads=heads, widths=(30, 70), rows=rows, strong=(1,))


def _cities(after: AfterAction, lessons: DayLessons) -> PaperList:
    """Return a row for each city with what happened, why, and what to do next time, or room to write it."""
    rows = tuple(_city_row(each, lessons.of(each.state.city.action_id)) for each in after.cities)
    return PaperList(
        heading=list_label(),
        hint=ngettext("{count} city", "{count} cities", len(rows)).format(count=f"{len(rows):,}"),
        heads=(
            city_heading(), expected_label(), _("Counted"), against_heading(), on_time_column(),
            lesson_words.happened_heading(), lesson_words.why_heading(), lesson_words.next_time_heading(),
        ),
        widths=(15, 11, 11, 10, 9, 16, 14, 14),
        rows=rows,
        strong=(0,),
        ruled_from=5,
    )  # fmt: skip


def _city_row(each: AfterCity, lesson: CityLesson) -> tuple[str, ...]:
    numbers = (expected_of(each), counted_in(each), against(each), checked_in(each))
    return (city_name(each), *numbers, lesson.happened, lesson.why, lesson.next_time)


def _proposals(lessons: DayLessons) -> list[PaperList]:
    rows = tuple(
        (
            lesson_words.proposal_text(each),
            each.city,
            each.template,
            lesson_words.decision(each.task.decision),
        )
        for each in lessons.proposals
    )
    heads = (_("Proposed step"), city_heading(), _("Template"), _("Decision"))
    hint = lesson_words.lessons_tally(lessons)
    name = lesson_words.lessons_heading()
    return (
        [PaperList(heading=name, hint=hint, heads=heads, widths=(46, 18, 22, 14), rows=rows)] if rows else []
    )


def _ratios(lessons: DayLessons) -> list[PaperList]:
    found = []
    for kind in RatioKind:
        rows = tuple(
            lesson_words.ratio_cells(each, lessons.places)
            for each in lessons.learned
            if each.key.kind is kind
        )
        if rows:
            heads = tuple(head() for head in lesson_words.ratio_headings)
            name, hint = lesson_words.ratio_heading(kind), lesson_words.yields_note()
            part = PaperList(heading=name, hint=hint, heads=heads, widths=(40, 15, 15, 15, 15), rows=rows)
            found.append(part)
    return found
