"""Words of the fields that take down answers during a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.people.call_card import Question
from organizer_app.wording.language.texts import _, said, said_with

if TYPE_CHECKING:
    from organizer_app.domain.people.call_card import Missing


def field_name(question: Question) -> str:
    """Name the field that takes the answer to a question, for screen readers."""
    return {
        Question.WILL_YOU: _("Yes or no"),
        Question.STILL_IN: _("Yes or no"),
        Question.WHO_LEADS: _("Name of the lead"),
        Question.WHO_BACKUP: _("Name of the backup lead"),
        Question.WHO_MARSHALS: _("Name of the marshal lead"),
        Question.WHICH_DAY: _("Day of the event"),
        Question.WHEN: _("Start time"),
        Question.WHERE: _("Venue"),
        Question.PERMIT: _("Permit status"),
        Question.TASK: _("Done"),
        Question.HOW_MANY: _("People expected"),
    }[question]


def example(question: Question) -> str:
    """Say in an empty field what it takes."""
    return {
        Question.WHICH_DAY: _("Jul 15"),
        Question.WHEN: _("2 pm, or 12-2 pm"),
        Question.WHERE: _("Venue and address"),
        Question.HOW_MANY: _("250"),
    }.get(question, _("Name, phone if given"))


done = said("Done")
is_done = said_with("“{task}” is done")


def is_granted(missing: Missing) -> str:
    """Name the check box of a permit."""
    from organizer_app.wording.people.calls import missing_name

    return _("{permit}: granted").format(permit=missing_name(missing))


saved = said_with("Saved for {city}")


def unclear(question: Question, text: str) -> str:
    """Say that an answer was not understood, and how to write it."""
    form = {
        Question.WHICH_DAY: _("“{text}” is not a day. Type it like Jul 5 or 7/5."),
        Question.WHEN: _("“{text}” is not a time. Type it like 2 pm or 12-2 pm."),
        Question.HOW_MANY: _("“{text}” is not a number of people. Type it like 250."),
    }[question]
    return form.format(text=text)
