"""Words of return forms: on the page, in the workbook and on paper."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from organizer_app.domain.people.phone_display import written_phone
from organizer_app.domain.sharing.form_words import FormWords
from organizer_app.domain.sharing.return_forms import FormSection
from organizer_app.wording.language.texts import DOCUMENT_LANGUAGES, _, speaking
from organizer_app.wording.language.zones import zone_plain
from organizer_app.wording.sharing.shared_schedules import schedule_words

if TYPE_CHECKING:
    from organizer_app.domain.sharing.schedule_words import PaperSize


def form_words(*, paper: PaperSize = "letter") -> FormWords:
    """Return the words of a return form in the chosen language, for that size of paper."""
    schedule = schedule_words(paper=paper)
    return FormWords(
        language=schedule.language,
        name=schedule.texts["language_name"],
        paper=paper,
        sections=section_names(),
        labels=labels(),
        choices={"permit_needed": _needed(), "permit_status": _permit_steps()},
        texts={**_page_texts(), **_reply_texts(), **_paper_texts(), "page": schedule.texts["page"]},
        clock=schedule.clock,
        day=schedule.day,
        short_day=schedule.short_day,
        phone=written_phone,
        stamp=schedule.stamp,
        zone=functools.cache(zone_plain),
    )


def all_form_words(*, paper: PaperSize = "letter") -> list[FormWords]:
    """Return the words in every language, the chosen one first."""
    first = form_words(paper=paper)
    found = [first]
    for language in DOCUMENT_LANGUAGES:
        if language != first.language:
            with speaking(language):
                found.append(form_words(paper=paper))
    return found


def section_names() -> dict[FormSection, str]:
    """Return the name of each section."""
    return {
        FormSection.PLACE: _("Time and place"),
        FormSection.TEAM: _("Team"),
        FormSection.PERMIT: _("Permit"),
        FormSection.NUMBERS: _("Numbers"),
        FormSection.NOTES: _("Notes"),
    }


def labels() -> dict[str, str]:
    """Return what each field is called, by its code."""
    return {
        "city": _("City"),
        "day": _("Day"),
        "starts": _("Start"),
        "ends": _("End"),
        "venue": _("Place"),
        "address": _("Address"),
        "lead": _("Lead"),
        "lead_phone": _("Lead's phone"),
        "backup": _("Backup lead"),
        "backup_phone": _("Backup's phone"),
        "permit_needed": _("Do you need one?"),
        "permit_status": _("How far it is"),
        "expected": _("People expected"),
        "signs": _("Signs you need"),
        "notes": _("What should HQ know?"),
        "filled_by": _("Your name"),
    }


def _needed() -> dict[str, str]:
    return {"yes": _("Yes"), "no": _("No"), "not_sure": _("Not sure")}


def _permit_steps() -> dict[str, str]:
    return {
        "to_file": _("Not filed yet"),
        "filed": _("Filed"),
        "granted": _("Granted (paper in hand)"),
        "granted_with_conditions": _("Granted with conditions"),
        "denied": _("Denied"),
        "researching": _("Finding out"),
        "info_requested": _("They asked for more"),
        "appealed": _("Appealed"),
        "withdrawn": _("Withdrawn"),
        "lapsed": _("Lapsed"),
    }


def _page_texts() -> dict[str, str]:
    return {
        "form": _("return form"),
        "sheet": _("Return form"),
        "language": _("Language"),
        "sections": _("Sections"),
        "new_host": _("Your city"),
        "offline": _("Works without a network. Nothing is sent until you send it."),
        "how": _("Change only what is wrong or missing. Leave the rest."),
        "no_script": _(
            "This form needs JavaScript. Open it in a browser, not in the preview of a mail program."
        ),
        "open_day": _("Date open"),
        "not_said": _("Not said"),
        "nothing": _("empty"),
        "was": _("was {value}"),
        "changed": _("{count} changed"),
        "filled": _("{count} of {all}"),
        "empty": _("{count} still empty, you can leave them"),
        "all_right": _("Nothing changed"),
        "ends_first": _("This is before the start. Please check."),
        "at_night": _("This is between midnight and 6 AM. Please check."),
        "odd_number": _("This is far from what we have. Please check."),
    }


def _reply_texts() -> dict[str, str]:
    return {
        "reply_for": _("Reply for {city}"),
        "copy": _("Copy reply text"),
        "copy_right": _("Copy “all is right”"),
        "copy_part": _("Copy part {number} of {count}"),
        "part": _("Reply, part {number} of {count}"),
        "save": _("Save reply file"),
        "letters": _("Paste the text to HQ on Signal ({count} characters), or send the file by email."),
        "many_parts": _("The text is long and has {count} parts. Better save the file and send that."),
        "copied": _("Copied. Now paste it to HQ."),
        "select_it": _("Your browser does not copy. Select the text below and copy it yourself."),
        "saved": _("Saved. Now send the file to HQ."),
        "draft": _("Your answers from last time are back."),
        "show_text": _("Show the text"),
        "over": _("Forget my answers and start over"),
        "started_over": _("All answers are as they came."),
    }


def _paper_texts() -> dict[str, str]:
    return {
        "how_xlsx": _(
            "Write in the yellow column only what is wrong or missing, and send the file back to HQ. "
            "A - empties what we have."
        ),
        "we_have": _("We have"),
        "your_answer": _("Your answer"),
        "paper_summary": _("Return form for the city lead"),
        "paper_how_title": _("Write only what is wrong or missing."),
        "paper_how": _(
            "Leave the rest empty. No time to write? Text HQ a number and the answer, "
            "like “1.3\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}12:30\N{NO-BREAK SPACE}PM”."
        ),
        "paper_code": _("Form"),
        "local_time": _("local time, {zone}"),
        "paper_phones": _("phones go to HQ only"),
        "filled_in_by": _("Filled in by"),
        "phone": _("Phone"),
        "date": _("Date"),
        "paper_foot": _("Return form {code}"),
        "read_aloud": _("read this page aloud, photograph it, or mail it"),
        "shred": _("shred when HQ has it"),
    }
