"""Words for erasing a person: what it does, what was found, and what is left for a human to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.people.erasure import ErasureProof


forget_help = said(
    "Erase a person everywhere in a plan: records, history, texts, releases and freed pages. "
    "You cannot undo it. PERSON is a name or an id."
)
due_help = said("Erase everyone whose mobilizations are older than the time that people are kept.")
yes_help = said("Do not ask first.")
person_or_due = said("Name one person, or use --due.")


def really(count: int) -> str:
    """Ask before people are erased."""
    return ngettext(
        "Erase {count} person from this plan for good?",
        "Erase {count} people from this plan for good?",
        count,
    ).format(count=count)


def sheet_title(name: str) -> str:
    """Name the sheet: one person, or those who are due."""
    return _("Forget {name}?").format(name=name) if name else _("People due to be erased")


no_way_back = said(
    "This cannot be undone. Records, history, mentions in texts and releases, and freed pages of the "
    "file are erased. Copies of the plan stay; those found on this computer are named."
)


def kept_days(title: str, until: date | None, days: int) -> str:
    """Say until when a mobilization keeps its people."""
    if until is None:
        return _("{title}: has no date, its people are kept").format(title=title)
    return _("{title}: people are kept until {day}, {days} days after it").format(
        title=title, day=long_day(until.isoformat()), days=days
    )


keep_people_of = said("Keep the people of")
days_after = said("days after it")
which_mobilization = said("Mobilization whose people are kept")
days_kept = said("Days for which its people are kept")


def due_line(name: str, until: date) -> str:
    """Name a person who is due, with the day since when."""
    return _("{name}, kept until {day}").format(name=name, day=long_day(until.isoformat()))


nobody_due_hint = said("People are listed here when their last mobilization no longer keeps them.")
erase_person = said("Erase for good")
erase_chosen = said_count("Erase {count} person for good", "Erase {count} people for good")
everybody = said_count("Check {count} person", "Check all {count} people")
erasing = said("Erasing, and rewriting the plan…")


def done_title(count: int) -> str:
    """Return the title of the proof."""
    return ngettext("{count} person was erased", "{count} people were erased", count).format(count=count)


cancel = said("Cancel")
forget_person = said("Forget this person…")
nobody_due = said("Nobody is due to be erased.")


def proof_sentences(proof: ErasureProof) -> tuple[str, ...]:
    """Say what was erased, what was searched afterwards, and which copies still hold it."""
    records, texts = sum(proof.records.values()), sum(proof.texts.values())
    sentences = [
        _("Erased: {records} and {texts}.").format(
            records=ngettext("{count} record", "{count} records", records).format(count=records),
            texts=ngettext("{count} mention in texts", "{count} mentions in texts", texts).format(
                count=texts
            ),
        ),
        ngettext(
            "Searched {searched} texts of the plan again: {count} still holds a trace.",
            "Searched {searched} texts of the plan again: {count} still hold a trace.",
            proof.left,
        ).format(searched=f"{proof.searched:,}", count=proof.left),
    ]
    if proof.copies:
        sentences.append(
            _("These copies of the plan were not touched; delete them yourself: {names}").format(
                names=", ".join(proof.copies)
            )
        )
    return tuple(sentences)
