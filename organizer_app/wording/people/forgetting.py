"""Words for erasing a person: what it does, what was found, and what is left for a human to delete."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from organizer_app.domain.people.erasure import Unfinished
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.texts import _, ngettext, said, said_count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.domain.people.erasure import ErasureProof


forget_help = said(
    "Erase a person everywhere in a plan: records, history, texts, releases and freed pages. "
    "You cannot undo it. PERSON is a name or an id, also of somebody who was removed or had this name once, "
    "or the name, phone or email of somebody who is only the contact of a permit or of the press."
)
also_help = said("Erase these doubtful mentions too: codes that --mentions lists, with commas, or “all”.")
mentions_help = said("Only list the texts that may mention the person, such as a surname alone.")
due_help = said("Erase everyone whose mobilizations are older than the time that people are kept.")
yes_help = said("Do not ask first.")
person_or_due = said("Name one person, or use --due.")


_backups_renewed = said("All backups are replaced with one of the plan as it is afterwards.")


def really(count: int) -> str:
    """Ask before people are erased."""
    question = ngettext(
        "Erase {count} person from this plan for good?",
        "Erase {count} people from this plan for good?",
        count,
    ).format(count=count)
    return f"{_backups_renewed()} {question}"


really_written = said(
    "No person in the plan has this name, number or address, but a contact does. "
    "Erase it everywhere for good?"
)


mentions_title = said_count(
    "{count} text may mention them too. Check it if it does:",
    "{count} texts may mention them too. Check those that do:",
)


mentions_before = said_count(
    "{count} text may mention them too and stays, unless you name its code with --also:",
    "{count} texts may mention them too and stay, unless you name their codes with --also:",
)


mentions_list = said("Texts that may mention the person")


every_text = said_count("Check {count} text", "Check all {count} texts")


no_mentions = said("No other text may mention them.")


_PLACES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "edit": said("Activity"),
        "typed": said("Typed, not saved"),
        "edit.author": said("Who made a change"),
        "origin.name": said("Name of a laptop"),
        "member.name": said("Name of a laptop"),
        "meta.value": said("Title"),
    }
)


def mention_place(mention: DoubtfulMention) -> str:
    """Name the field that holds a mention."""
    if mention.place in _PLACES:
        return _PLACES[mention.place]()
    name = field_name(mention.field)
    return _("{field}, earlier").format(field=name) if mention.is_past else name


def mention_line(mention: DoubtfulMention) -> str:
    """Say a mention in one sentence, for screen readers."""
    return f"{mention_place(mention)}: {mention.excerpt}"


def sheet_title(name: str) -> str:
    """Name the sheet: one person, or those who are due."""
    return _("Forget {name}?").format(name=name) if name else _("People due to be erased")


def no_way_back() -> str:
    """Say what erasing does."""
    erased = _(
        "This cannot be undone. Records, history, mentions in texts and releases, and freed pages of the "
        "file are erased."
    )
    copies = _("Copies of the plan stay; those found on this computer are named.")
    return f"{erased} {_backups_renewed()} {copies}"


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


was_removed = said("Removed from the plan")


def due_line(name: str, until: date | None) -> str:
    """Name a person who is due, with the day since when, or who was removed."""
    if until is None:
        return _("{name}, removed from the plan").format(name=name)
    return _("{name}, kept until {day}").format(name=name, day=long_day(until.isoformat()))


nobody_due_hint = said(
    "People are listed here when their last mobilization no longer keeps them, or when they were removed."
)
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


def purge_line(proofs: Sequence[ErasureProof]) -> str:
    """Say in one line that people were erased on their date, and what was searched afterwards; never who."""
    erased = ngettext(
        "{count} person erased on their date", "{count} people erased on their date", len(proofs)
    ).format(count=f"{len(proofs):,}")
    searched, left = max(each.searched for each in proofs), sum(each.left for each in proofs)
    texts = ngettext("{count} text searched", "{count} texts searched", searched).format(
        count=f"{searched:,}"
    )
    traces = ngettext("{count} trace left", "{count} traces left", left).format(count=f"{left:,}")
    return _("{erased}: {texts}, {traces}").format(erased=erased, texts=texts, traces=traces)


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
        _searched(proof),
    ]
    if proof.doubtful:
        sentences.append(
            ngettext(
                "{count} text that may mention the person was kept.",
                "{count} texts that may mention the person were kept.",
                proof.doubtful,
            ).format(count=f"{proof.doubtful:,}")
        )
    if proof.copies:
        sentences.append(
            _(
                "These copies of the plan were not touched. Delete them, or open the plan that goes on there "
                "and forget the person there too: {names}"
            ).format(names=", ".join(proof.copies))
        )
    return tuple(sentences)


_UNFINISHED: Mapping[Unfinished, Callable[[], str]] = MappingProxyType(
    {
        Unfinished.OPEN_ELSEWHERE: said(
            "Another program has the plan open, so the file still holds what was erased. Close it there; "
            "Organizer rewrites the file the next time you open the plan."
        ),
        Unfinished.NO_ROOM: said(
            "There was no room to rewrite the file, so it may still hold what was erased. Free up some disk "
            "space; Organizer rewrites the file the next time you open the plan."
        ),
        Unfinished.NOT_WRITABLE: said(
            "The file could not be rewritten, so it may still hold what was erased. Check the folder and "
            "your rights to it; Organizer rewrites the file the next time you open the plan."
        ),
    }
)


def _searched(proof: ErasureProof) -> str:
    """Say what the search found; nothing is promised of a file that could not be rewritten."""
    if proof.unfinished is not None:
        return _UNFINISHED[proof.unfinished]()
    return ngettext(
        "Searched {searched} texts of the plan again: {count} still holds a trace.",
        "Searched {searched} texts of the plan again: {count} still hold a trace.",
        proof.left,
    ).format(searched=f"{proof.searched:,}", count=proof.left)
