"""Words of the alarms of the day: the notification, and what was chosen."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, ngettext, said

title = said("Organizer")


def missing(count: int) -> str:
    """Say how many check-ins are missing now; no city is named on a screen that others may see."""
    return ngettext("{count} check-in is missing", "{count} check-ins are missing", count).format(count=count)


def chosen(kind: str, *, is_on: bool) -> str:
    """Say what was chosen on this laptop: a sound or a notification, on or off."""
    if kind == "alarm_sound":
        return _("A missed check-in makes a sound.") if is_on else _("A missed check-in makes no sound.")
    return (
        _("A missed check-in shows a notification.")
        if is_on
        else _("A missed check-in shows no notification.")
    )
