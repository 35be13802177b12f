"""Words of the checklists, the permits and the templates."""

from __future__ import annotations

from datetime import date, timedelta

from organizer_app.wording.language import step_facts
from organizer_app.wording.language.dates import short_day, weekday_day
from organizer_app.wording.language.statuses import role_name
from organizer_app.wording.language.texts import _, ngettext, said, said_with


def view_name(code: str) -> str:
    """Name a view by its code."""
    return {
        "checklists": _("By city"),
        "by_week": _("By week"),
        "by_owner": _("By owner"),
        "permits": _("Permits"),
        "templates": _("Templates"),
    }[code]


views = said("Views of the checklists")
search_hint = said("Search tasks, cities, owners")
clear_search = said("Clear the search")


def keep_name(code: str) -> str:
    """Name a filter by its code."""
    return {
        "open": _("Open"),
        "late": _("Late"),
        "soon": _("Due in 7 days"),
        "gates": _("Required"),
        "all": _("All"),
    }[code]


keeps = said("Tasks that are shown")


def state_name(state: int) -> str:
    """Name how a task stands, by the number of its state."""
    return (
        _("Done"), _("Late"), _("Due in 7 days"), _("Underway"), _("Later"), _("Does not apply")
    )[state]  # fmt: skip


left_open = said("Left open. The action is over.")
gate_legend = said("Required step: a city is not ready without it")


def numbers(late: int, open_tasks: int) -> str:
    """Say how many tasks are late and open."""
    return _("{late} late, {count} open").format(late=f"{late:,}", count=f"{open_tasks:,}")


def spoken_count(late: int) -> str:
    """Say for screen readers how many tasks are late."""
    return ngettext("Checklists, {count} task late", "Checklists, {count} tasks late", late).format(
        count=late
    )


desk = said("National team")
nobody = said("Nobody yet")


def role(code: str) -> str:
    """Name a role that no person holds."""
    return role_name(code)


def offset(days: int | None) -> str:
    """Write T-n with a real minus; empty without a day."""
    if days is None:
        return ""
    return _("T\u2212{days}").format(days=-days) if days <= 0 else _("T+{days}").format(days=days)


late_count = said_with("{count} late")
city = said("City")
done_heading = said("Done")
today = said("Today")
matrix_name = said("Checklist by city")
matrix_hint = said(
    "Arrows move, Space marks as done, Shift+Space in every city shown, N does not apply, U "
    "underway, P pins the day, A adds a task, M moves the day."
)


def city_sentence(city: str, done: int, total: int) -> str:
    """Say for screen readers how far a city is."""
    return _("{city}, {done} of {total} done.").format(city=city, done=done, total=total)


def task_sentence(title: str, state: int) -> str:
    """Say a task for screen readers."""
    return _("{title}: {state}.").format(title=title, state=state_name(state))


def week(monday: str, this_week: str) -> str:
    """Name a week by its first day, ISO text; empty = late, 9999 = no day."""
    if not monday:
        return _("Late")
    if monday == "9999":
        return _("No day")
    last = (date.fromisoformat(monday) + timedelta(days=6)).isoformat()
    span = _("{first} to {last}").format(first=short_day(monday), last=short_day(last))
    return _("This week, {span}").format(span=span) if monday == this_week else span


def group_note(tasks: int, late: int) -> str:
    """Count a group of tasks; where all are late, count once."""
    counted = ngettext("{count} task", "{count} tasks", tasks).format(count=f"{tasks:,}")
    if late == tasks:
        return counted
    return _("{counted}, {late} late").format(counted=counted, late=f"{late:,}") if late else counted


def which_tail(which: str) -> str:
    """Write behind the name of a city which of its actions is meant, where it has several."""
    return f" · {which}" if which else ""


def standing(state: int, days_late: int) -> str:
    """Say how a task stands, with how late it is."""
    if days_late > 0:
        return ngettext("{count} day late", "{count} days late", days_late).format(count=days_late)
    return state_name(state)


def due(day: str) -> str:
    """Write the day something is due; empty = no day."""
    return weekday_day(day) if day else _("No day")


no_tasks_title = said("No tasks yet")
no_tasks_hint = said("Apply a template: every city gets its tasks, counted back from the day.")
choose_template = said("Choose a template")
nothing_kept_title = said("Nothing here")
nothing_kept_hint = said("No task matches the filter and the search.")
show_all = said("Show all")
mark_done = said("Mark as done")
mark_open = said("Mark as not done")
not_applicable = said("Does not apply")
under_way = said("Underway")
due_label = said("Due on")
owner_label = said("Owner")
pinned = said("Stays when the anchor moves")
follow = said("Follow the template again")


def template_line(title: str, is_changed: bool) -> str:  # noqa: FBT001  # the second half of one fact
    """Say where a task comes from."""
    if not title:
        return _("A task for this city only.")
    if is_changed:
        return _("Changed here: the template “{title}” does not change it.").format(title=title)
    return _("Follows the template “{title}”.").format(title=title)


def sub_line(place: str, days: int | None, *, is_gate: bool) -> str:
    """Say where a task belongs."""
    parts = [place, *([_("required step")] if is_gate else []), *([offset(days)] if days is not None else [])]
    return " · ".join(parts)


bad_day = said_with("“{text}” is not a day. Write it as Apr 17 or 2027-04-17.")


def notice(title: str, cities: int, *, is_newer: bool) -> str:
    """Say that a template would change something."""
    if is_newer:
        return _("The template “{title}” has changed since it was applied.").format(title=title)
    form = ngettext(
        "{count} city has no tasks of “{title}” yet.",
        "{count} cities have no tasks of “{title}” yet.",
        cities,
    )
    return form.format(count=cities, title=title)


review = said("Review")


def city_difference(place: str, difference: str) -> str:
    """Say what applying a template would do in a city."""
    return _("{place} \u2013 {difference}").format(place=place, difference=difference)


def difference(kind: str, tasks: str) -> str:
    """Say what applying a template would do to tasks of a city."""
    return {
        "added": _("new: {tasks}"),
        "changed": _("changed: {tasks}"),
        "removed": _("removed: {tasks}"),
        "kept": _("kept as it is: {tasks}"),
    }[kind].format(tasks=tasks)


def outcome(added: int, changed: int, removed: int, kept: int, cities: int) -> str:
    """Say what applying a template does."""
    if not (added or changed or removed):
        return _("Every city follows this template.")
    form = ngettext(
        "{count} city differs: {added} new, {changed} changed, {removed} removed; {kept} kept.",
        "{count} cities differ: {added} new, {changed} changed, {removed} removed; {kept} kept.",
        cities,
    )
    return form.format(
        count=f"{cities:,}",
        added=f"{added:,}",
        changed=f"{changed:,}",
        removed=f"{removed:,}",
        kept=f"{kept:,}",
    )


apply = said("Apply to all cities")
add_step = said("Add a task")
remove_step = said("Remove the task")
new_step = said("New task")
adopt = said("Change it in this plan")


def template_state(used: int | None, revision: int, *, is_shipped: bool) -> str:
    """Say whether a template is used."""
    if is_shipped:
        return _("Included, not used here")
    if used is None:
        return _("Version {revision}, not used").format(revision=revision)
    return _("Version {revision}, cities follow {used}").format(revision=revision, used=used)


def step_headings() -> tuple[str, ...]:
    """Return the headings of a template's tasks."""
    return (
        _("Task"), _("Days"), _("Unit"), _("From"), _("Role"), _("Completed by"), _("Required"), _("Weight"),
        _("Only if"), _("Repeats"), _("Done by"),
    )  # fmt: skip


def step_choices(field: str) -> dict[str, str]:
    """Name the codes of a field of a template's task; empty for a field that is typed."""
    return {
        "offset_unit": {"calendar_day": _("days"), "working_day": _("working days")},
        "offset_from": {"anchor": _("the day"), "start": _("the start"), "permit_due": _("permit deadline")},
        "per_city": {"True": _("each city"), "False": _("the national team")},
        "fact": step_facts.fact_names(),
    }.get(field, {})


not_understood = said_with("“{text}” is not understood here.")
