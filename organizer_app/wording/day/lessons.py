"""Words of what a day taught: lessons of cities, proposed steps of templates, yields and marshals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.day.learned_ratios import LEAST_ACTIONS
from organizer_app.domain.model.day.lessons import Decision, RatioKind
from organizer_app.wording.checklists.checklists import offset
from organizer_app.wording.language.tactics import tactic_name
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.day.day_lessons import CityLesson, DayLessons, Proposal
    from organizer_app.domain.day.learned_ratios import Forecast, Learned

happened_heading = said("What happened")
why_heading = said("Why")
next_time_heading = said("Next time")
lessons_heading = said("Lessons")
lessons_note = said(
    "They change a template, not this plan: cities keep their steps until it is applied again."
)
no_lessons = said(
    "Write beside a city what to do next time, then propose it as a step. What you accept is in the template."
)
yields_heading = said("Yields")
propose = said("Propose a step…")
add_proposal = said("Propose")
cancel = said("Cancel")
title_missing = said("Type what to do next time.")
accept = said("Add to template")
leave_out = said("Leave out")
accept_hint = said("Make it part of the template (Y)")
leave_out_hint = said("Leave the template as it is (N)")
template_label = said("Template")
step_label = said("Changes the step")
new_step = said("None: a new step")
title_label = said("What to do")
days_label = said("Days from the date")
days_hint = said("Below zero is before the date")
required_label = said("Required step")
proposed = said("Proposed; the template is as it was")
left_out = said("Left out; the template is as it was")
too_long = said("This is longer than the report holds; shorten it.")
turnout_heading = said("People counted per 100 expected")
marshals_heading = said("Marshals per 1,000 people")
ratio_headings = (
    said("What"), said("Actions"), said("Used"), said("This day"), said("Next time")
)  # fmt: skip
no_ratios = said("Nothing to learn from yet: a yield needs an expected number and a count.")


def proposal_text(each: Proposal) -> str:
    """Say what a proposal changes: a new step, or what another one becomes."""
    task, before = each.task, each.before
    what = _("Required step") if task.is_gate else _("Step")
    if before is None or task.decision is Decision.ACCEPTED:
        return _("{what}: {title}, {day}").format(what=what, title=task.title, day=offset(task.offset_days))
    became = _("{title}: {before} becomes {after}").format(
        title=task.title, before=offset(before.offset_days), after=offset(task.offset_days)
    )
    if before.offset_days == task.offset_days:
        became = _("{before} becomes {title}").format(before=before.title, title=task.title)
    return _("{text}, required").format(text=became) if task.is_gate and not before.is_gate else became


def proposal_from(each: Proposal) -> str:
    """Say where a proposal comes from and what was decided about it."""
    origin = _("from {city}, for {template}").format(city=each.city, template=each.template)
    return f"{decision(each.task.decision)} \N{MIDDLE DOT} {origin}"


def lesson_spoken(lesson: CityLesson) -> str:
    """Return what is written about a city in sentences, for screen readers."""
    parts = (
        (happened_heading(), lesson.happened),
        (why_heading(), lesson.why),
        (next_time_heading(), lesson.next_time),
    )
    return " ".join(f"{name}: {text.rstrip('.')}." for name, text in parts if text)


def decision(each: Decision) -> str:
    """Name a decision."""
    return {
        Decision.OPEN: _("open"),
        Decision.ACCEPTED: _("accepted"),
        Decision.LEFT_OUT: _("left out"),
    }[each]


def proposal_spoken(each: Proposal) -> str:
    """Return a proposal in one sentence, for screen readers."""
    return f"{proposal_text(each)}. {proposal_from(each)}."


accepted = said_with("Accepted; this is version {revision} of the template")


def lessons_tally(lessons: DayLessons) -> str:
    """Say how many proposals wait, of how many."""
    count = len(lessons.proposals)
    return ngettext("{open} of {count} open", "{open} of {count} open", count).format(
        open=f"{lessons.open_proposals:,}", count=f"{count:,}"
    )


def ratio_name(each: Learned, places: Mapping[str, str]) -> str:
    """Say what a ratio is about: a kind of action everywhere, or a city."""
    if each.key.place_id:
        return places.get(each.key.place_id) or _("a city")
    return tactic_name(each.key.tactic)


def ratio_cells(each: Learned, places: Mapping[str, str]) -> tuple[str, ...]:
    """Return a row: what, actions of the day of all, ratio in use, of this day, and of the next time."""
    return (
        ratio_name(each, places),
        _("{part} of {count}").format(part=f"{each.of_day:,}", count=f"{each.actions:,}"),
        f"{each.used.ratio:,}",
        f"{each.this_day:,}" if each.this_day is not None else "",
        f"{each.ratio if each.is_enough else each.used.ratio:,}",
    )


def ratio_heading(kind: RatioKind) -> str:
    """Name the unit of a ratio."""
    return turnout_heading() if kind is RatioKind.TURNOUT else marshals_heading()


def ratio_spoken(each: Learned, places: Mapping[str, str]) -> str:
    """Return a ratio in one sentence, for screen readers."""
    name, actions, used, this_day, after = ratio_cells(each, places)
    return _(
        "{name}, {unit}: {actions} actions; used {used}, this day {this_day}, next time {after}."
    ).format(
        name=name,
        unit=ratio_heading(each.key.kind),
        actions=actions,
        used=used,
        this_day=this_day,
        after=after,
    )


def yields_note() -> str:
    """Say how yields are made."""
    return ngettext(
        "Over all counted actions in this plan; fewer than {count} change nothing.",
        "Over all counted actions in this plan; fewer than {count} change nothing.",
        LEAST_ACTIONS,
    ).format(count=LEAST_ACTIONS)


def use_ratios(count: int) -> str:
    """Name the button that takes over what was learned; without anything new it says so."""
    if not count:
        return _("No new ratios")
    return ngettext("Use {count} new ratio", "Use {count} new ratios", count).format(count=f"{count:,}")


ratios_used = said_count(
    "The next forecast uses {count} new ratio", "The next forecast uses {count} new ratios"
)


def forecast_text(each: Forecast) -> str:
    """Say how many will probably come, and on how many actions that rests."""
    people = _("forecast {count}").format(count=f"{each.people:,}")
    count = each.turnout.actions
    if not count:
        return _("{people} (nothing learned yet)").format(people=people)
    rests = (
        ngettext("{count} action in this city", "{count} actions in this city", count)
        if each.is_of_city
        else ngettext("{count} action like it", "{count} actions like it", count)
    ).format(count=f"{count:,}")
    return _("{people} (from {rests})").format(people=people, rests=rests)


def marshals_text(each: Forecast) -> str:
    """Say how many marshals an action needs, and on how many counted actions that rests."""
    marshals = ngettext("{count} marshal needed", "{count} marshals needed", each.marshals).format(
        count=f"{each.marshals:,}"
    )
    count = each.marshal_ratio.actions
    if not count:
        return _("{marshals} (rule of thumb)").format(marshals=marshals)
    rests = ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}")
    return _("{marshals} (from {rests})").format(marshals=marshals, rests=rests)


def marshals_of_day(forecasts: Collection[Forecast]) -> str:
    """Say how many marshals all actions of the day need together; nothing where nobody expects people."""
    if not forecasts:
        return ""
    count = sum(each.marshals for each in forecasts)
    text = ngettext("{count} marshal needed in {cities}", "{count} marshals needed in {cities}", count)
    cities = ngettext("{count} city", "{count} cities", len(forecasts)).format(count=f"{len(forecasts):,}")
    return text.format(count=f"{count:,}", cities=cities)
