"""The words around forgetting a person: what it does, what was found, and what only a human can delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.dates import long_day
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.erasure import ErasureProof


def forget_help() -> str:
    """Explain the command."""
    return _(
        "Erase a person everywhere in a plan: records, history, texts, releases and freed pages. "
        "It cannot be undone. PERSON is a name or an id."
    )


def due_help() -> str:
    """Explain ``--due``."""
    return _("Erase everybody whose mobilizations lie longer back than people are to be kept.")


def yes_help() -> str:
    """Explain ``--yes``."""
    return _("Do not ask first.")


def person_or_due() -> str:
    """Say that the command wants a person or ``--due``."""
    return _("Name one person, or use --due.")


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


def no_way_back() -> str:
    """Say that erasing is for good, and what it covers."""
    return _(
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


def keep_people_of() -> str:
    """Begin the row in which the days of a mobilization are said."""
    return _("Keep the people of")


def days_after() -> str:
    """End it."""
    return _("days after it")


def which_mobilization() -> str:
    """Name the choice of a mobilization for screen readers."""
    return _("Mobilization whose people are kept")


def days_kept() -> str:
    """Name the number of days for screen readers."""
    return _("Days for which its people are kept")


def due_line(name: str, until: date) -> str:
    """Name somebody who is due, and since when."""
    return _("{name}, was to be kept until {day}").format(name=name, day=long_day(until.isoformat()))


def nobody_due_hint() -> str:
    """Say how long people are kept."""
    return _("People are listed here once the time that their last mobilization keeps them is over.")


def erase_person() -> str:
    """Name the button that erases one person."""
    return _("Erase for good")


def erase_chosen(count: int) -> str:
    """Name the button that erases those who are ticked."""
    return ngettext("Erase {count} person for good", "Erase {count} people for good", count).format(
        count=f"{count:,}"
    )


def everybody(count: int) -> str:
    """Name the link that ticks everybody."""
    return ngettext("Tick {count} person", "Tick all {count} people", count).format(count=f"{count:,}")


def erasing() -> str:
    """Say that the plan is being written anew."""
    return _("Erasing, and writing the plan anew…")


def done_title(count: int) -> str:
    """Head the proof."""
    return ngettext("{count} person was erased", "{count} people were erased", count).format(count=count)


def cancel() -> str:
    """Name the button that leaves everything as it is."""
    return _("Cancel")


def forget_person() -> str:
    """Name the link on a person's card."""
    return _("Forget this person…")


def nobody_due() -> str:
    """Say that there is nobody to erase yet."""
    return _("Nobody is due to be erased.")


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
