"""Words for changing many actions together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.action_fields import TYPED_FIELDS, typed_field
from organizer_app.domain.rows.bulk_changes import BulkField, BulkPreview, bulk_field
from organizer_app.wording.language import statuses, tactics
from organizer_app.wording.language.dates import clock, weekday_day
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.plan.map_and_list import actions, cities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST_NAMED = 4


pane_name = said("Change many actions")


def title(city_count: int, count: int) -> str:
    """Say what is selected: cities, or actions when they are all in one city."""
    return cities(city_count) if city_count > 1 else actions(count)


selected = said_count("{count} action selected", "{count} actions selected")


def places(names: Sequence[str]) -> str:
    """Name the first few cities and count the others."""
    first = ", ".join(names[:_MOST_NAMED])
    others = len(names) - _MOST_NAMED
    if others <= 0:
        return first
    return ngettext("{first} and {count} more", "{first} and {count} more", others).format(
        first=first, count=f"{others:,}"
    )


what = said("Change")


def fields() -> tuple[tuple[str, str], ...]:
    """Return code and name of everything that can be changed."""
    names: dict[str, str] = {
        BulkField.TACTIC: _("Kind"),
        BulkField.STATUS: _("Status"),
        BulkField.DAY: _("Date"),
        BulkField.STARTS: _("Start (local)"),
        BulkField.ENDS: _("End (local)"),
        BulkField.SHIFT: _("Shift the time by"),
        BulkField.EXPECTED: _("People expected"),
        **{spec.name: field_name(spec.name) for spec in TYPED_FIELDS},
        BulkField.GROUP: _("Add a partner group"),
        BulkField.LEAD: _("Lead"),
        BulkField.ADD_TAG: _("Add a tag"),
        BulkField.REMOVE_TAG: _("Remove a tag"),
    }
    return tuple((str(field), name) for field, name in names.items())


def value_label(field: BulkField | str) -> str:
    """Head the field of the new value."""
    texts: Mapping[str, str] = {
        BulkField.SHIFT: _("Minutes earlier or later"),
        BulkField.GROUP: _("Partner group"),
        BulkField.LEAD: _("Name"),
        BulkField.ADD_TAG: _("Tag"),
        BulkField.REMOVE_TAG: _("Tag"),
    }
    return texts.get(field, _("To"))


def placeholder(field: BulkField | str) -> str:
    """Return the example that an empty field shows."""
    texts: Mapping[str, str] = {
        BulkField.DAY: _("Sat, Apr 17"),
        BulkField.STARTS: _("3:30 PM"),
        BulkField.ENDS: _("5 PM"),
        BulkField.EXPECTED: _("150"),
        BulkField.SHIFT: _("+30 or -15"),
        BulkField.GROUP: _("Name of the group"),
        BulkField.LEAD: _("Name of a person"),
        BulkField.ADD_TAG: _("One tag"),
        BulkField.REMOVE_TAG: _("One tag"),
    }
    return texts.get(field, "" if typed_field(field) else _("Choose one"))


def unreadable(field: BulkField | str) -> str:
    """Say that the typed value was not understood."""
    texts: Mapping[str, str] = {
        BulkField.DAY: _("Write a date such as Apr 17."),
        BulkField.STARTS: _("Write a time such as 3:30 PM."),
        BulkField.ENDS: _("Write a time such as 5 PM."),
        BulkField.EXPECTED: _("Write a number of people such as 150."),
        BulkField.SHIFT: _("Write minutes such as +30, -15 or +1:30, at most a day."),
    }
    return texts.get(field, _("Write a name."))


def apply(count: int) -> str:
    """Name the button that makes the change; it counts nothing while there is none."""
    if not count:
        return _("Change")
    return ngettext("Change {count} action", "Change {count} actions", count).format(count=f"{count:,}")


one_step = said("One step: Ctrl+Z undoes all of it.")
show_them = said("Show on the map")


def changing(preview: BulkPreview) -> str:
    """Say how many change."""
    if not preview.changing:
        return _("Nothing changes.")
    form = ngettext("{count} action changes.", "{count} actions change.", preview.changing)
    return form.format(count=f"{preview.changing:,}")


def lost(preview: BulkPreview) -> str:
    """Say which values the changed actions lose; empty when they lose none."""
    field = preview.change.field
    named = [(_value(field, code), count) for code, count in preview.lost if code]
    if not named:
        return ""
    parts = [_("{value} ({count})").format(value=value, count=f"{count:,}") for value, count in named]
    first, others = ", ".join(parts[:_MOST_NAMED]), len(parts) - _MOST_NAMED
    if others > 0:
        first = ngettext(
            "{first} and {count} other value", "{first} and {count} other values", others
        ).format(first=first, count=others)
    form = _("They now start at: {values}") if field is BulkField.SHIFT else _("They lose: {values}")
    return form.format(values=first)


def same(preview: BulkPreview) -> str:
    """Say how many already match; empty when none does."""
    if not preview.same:
        return ""
    if preview.change.field is BulkField.SHIFT:
        form = ngettext("{count} has no start.", "{count} have no start.", preview.same)
    else:
        form = ngettext("{count} already matches.", "{count} already match.", preview.same)
    return form.format(count=f"{preview.same:,}")


def refused(preview: BulkPreview) -> str:
    """Say how many stay because of their status, or would end before they start; empty when none does."""
    count = sum(number for _code, number in preview.refused)
    if not count:
        return _backwards(preview.backwards)
    names = ", ".join(statuses.name_of(code) for code, _number in preview.refused)
    form = ngettext(
        "{count} stays: {names} cannot become {wanted}.",
        "{count} stay: {names} cannot become {wanted}.",
        count,
    )
    wanted = _value(preview.change.field, str(getattr(preview.change.value, "value", "")))
    return form.format(count=f"{count:,}", names=names, wanted=wanted)


def _backwards(count: int) -> str:
    if not count:
        return ""
    form = ngettext("{count} would end before it starts.", "{count} would end before they start.", count)
    return form.format(count=f"{count:,}")


def step(arguments: Mapping[str, str]) -> str:
    """Return the journal's sentence of such a step."""
    count, field = int(arguments["count"]), bulk_field(arguments["what"])
    value = _step_value(field, arguments.get("value", ""))
    many = actions(count)
    if typed_field(field):
        return _("Changed “{field}” of {many} to {value}").format(
            field=field_name(field), many=many, value=value
        )
    forms: Mapping[str, str] = {
        BulkField.TACTIC: _("Changed the kind of {many} to {value}"),
        BulkField.STATUS: _("Changed {many} to {value}"),
        BulkField.DAY: _("Moved {many} to {value}"),
        BulkField.STARTS: _("Moved {many} to {value}"),
        BulkField.ENDS: _("Changed the end of {many} to {value}"),
        BulkField.SHIFT: _("Moved {many} to {value}"),
        BulkField.EXPECTED: _("Expect {value} people at each of {many}"),
        BulkField.GROUP: _("Added a partner group to {many}"),
        BulkField.LEAD: _("Changed the lead of {many}"),
        BulkField.ADD_TAG: _("Tagged {many} “{value}”"),
        BulkField.REMOVE_TAG: _("Removed the tag “{value}” from {many}"),
    }
    return forms[field].format(many=many, value=value)


def _step_value(field: BulkField | str, code: str) -> str:
    if field is BulkField.SHIFT:
        minutes = int(code)
        later = ngettext("{count} minute", "{count} minutes", abs(minutes)).format(count=abs(minutes))
        return (
            _("{minutes} later").format(minutes=later)
            if minutes > 0
            else _("{minutes} earlier").format(minutes=later)
        )
    return _value(field, code)


def _value(field: BulkField | str, code: str) -> str:
    if field is BulkField.TACTIC:
        return tactics.name_of(code)
    if field is BulkField.STATUS:
        return statuses.name_of(code)
    if field is BulkField.DAY:
        return weekday_day(code)
    if field in {BulkField.STARTS, BulkField.ENDS, BulkField.SHIFT}:
        hour, _colon, minute = code.partition(":")
        return clock(int(hour) * 60 + int(minute))
    return code
