"""Words of the printed call sheet and roll call."""

from __future__ import annotations

from organizer_app.domain.people.call_queue import CallReason
from organizer_app.domain.people.call_sheet import CallSheetWords
from organizer_app.wording.language.statuses import role_name
from organizer_app.wording.language.texts import _, ngettext
from organizer_app.wording.people.calls import reason_name


def call_sheet_words() -> CallSheetWords:
    """Return the words of the call sheet in the chosen language."""
    return CallSheetWords(
        title=_("Calls for {date}"),
        note=_("In calling order. Nobody is called before the time at the left."),
        headings={
            "when": _("From"),
            "call": _("Call"),
            "phone": _("Number"),
            "ask": _("Why"),
            "write": _("Outcome"),
        },
        outcomes=(_("Yes"), _("No"), _("No answer"), _("Call back")),
        role=_role,
        why=lambda code: reason_name(CallReason(code)),
        calls=lambda count: ngettext("{count} call", "{count} calls", count).format(count=f"{count:,}"),
        no_phone=_("No number yet"),
        nothing=_("Nobody to call."),
    )


def roll_call_words() -> CallSheetWords:
    """Return the words of the printed roll call in the chosen language."""
    return CallSheetWords(
        title=_("Final check-in for {date}"),
        note=_("The leads of the day, those who have not confirmed first."),
        headings={
            "when": _("Starts"),
            "call": _("Call"),
            "phone": _("Number"),
            "ask": _("State"),
            "write": _("Outcome"),
        },
        outcomes=(_("Confirmed"), _("No answer"), _("Cannot come")),
        role=_role,
        why=lambda state: {
            "confirmed": _("Confirmed"),
            "missing": _("Not confirmed yet"),
            "open": _("Nobody has this role"),
        }[state],
        calls=lambda count: ngettext("{count} role", "{count} roles", count).format(count=f"{count:,}"),
        no_phone=_("No number yet"),
        nothing=_("No action on this day."),
    )


def _role(code: str) -> str:
    return role_name("lead", is_backup=True) if code == "backup" else role_name(code)
