"""Words of the exchange view: the laptops of a plan, the ways between them, and pairing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.merging.areas import NO_AREA
from organizer_app.wording.language.dates import day_and_clock, short_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.together.exchange import went_on
from organizer_app.wording.together.merge_problems import asks_to_erase, false_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.merging.exchange_books import ExchangeBook, FolderState, MemberState
    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import MissingSteps

views_name = said("Together")
take_in = said("Take in changes…")


def view_name(view: str) -> str:
    """Name a view of the screen."""
    return {
        "exchange": _("Exchange"),
        "conflicts": _("Conflicts"),
        "returns": _("Returned forms"),
        "hub": _("Hub"),
    }[view]


def spoken_count(count: int) -> str:
    """Name the screen with how many conflicts wait, for screen readers."""
    return ngettext("Together, {count} conflict", "Together, {count} conflicts", count).format(count=count)


# The head


def headline(book: ExchangeBook) -> str:
    """Say whether all work is with the others."""
    if not book.present:
        return _("Alone so far")
    if book.unsent:
        return ngettext(
            "{count} change is not with everyone yet",
            "{count} changes are not with everyone yet",
            book.unsent,
        ).format(count=f"{book.unsent:,}")
    if book.lacked:
        return ngettext(
            "{count} change is missing here", "{count} changes are missing here", book.lacked
        ).format(count=f"{book.lacked:,}")
    if book.silent:
        return ngettext(
            "Nothing has come from {count} laptop yet",
            "Nothing has come from {count} laptops yet",
            book.silent,
        ).format(count=f"{book.silent:,}")
    return _("Everybody has everything")


def below_headline(book: ExchangeBook) -> str:
    """Say what is on this laptop only, and what waits."""
    if not book.present:
        return _("Pair another laptop, then send it a file of changes or share a folder with it.")
    parts = [went_on(book.went_on)] if book.went_on is not None else []
    if book.asked:
        form = ngettext(
            "{count} person is to be erased and waits for your yes.",
            "{count} people are to be erased and wait for your yes.",
            book.asked,
        )
        parts.append(form.format(count=f"{book.asked:,}"))
    if book.alone:
        form = ngettext(
            "{count} is on this laptop only, as far as it has heard.",
            "{count} are on this laptop only, as far as it has heard.",
            book.alone,
        )
        parts.append(form.format(count=f"{book.alone:,}"))
    if book.waiting:
        form = ngettext(
            "{count} step that arrived waits for others.",
            "{count} steps that arrived wait for others.",
            book.waiting,
        )
        parts.append(form.format(count=f"{book.waiting:,}"))
    if book.lacked and book.unsent and not book.waiting:
        form = ngettext("{count} change is missing here.", "{count} changes are missing here.", book.lacked)
        parts.append(form.format(count=f"{book.lacked:,}"))
    if book.silent and not book.unsent and not book.lacked:
        parts.append(_("Ask for a file of changes, or share a folder or a hub with them."))
    return " ".join(parts) or _("As far as their laptops have said.")


sealed_note = said("Every file is encrypted and signed; only paired laptops can read it.")

# The ways

file_title = said("File")
file_hint = said("By USB stick, Signal or email.")
save_file = said("Save a file…")
open_file = said("Open a file…")
folder_title = said("Shared folder")
choose_folder = said("Choose a folder…")
another_folder = said("Another folder…")
leave_folder = said("Stop using it")
exchange_now = said("Exchange now")
folder_hint = said(
    "Any folder that Nextcloud, Syncthing, Dropbox or an office server keeps in step. The plan itself is "
    "never in it."
)


def last_saved(moment: datetime | None) -> str:
    """Say when a file of changes was last saved; the moment is local."""
    return _("Last saved {when}.").format(when=day_and_clock(moment)) if moment else file_hint()


def folder_state(folder: FolderState) -> str:
    """Name the state of the shared folder in one or two words."""
    if not folder.path:
        return ""
    if not folder.is_there:
        return _("Not there")
    return {"live": _("Watching"), "polled": _("Looking every few seconds"), "off": _("Not watched")}[
        folder.watch.value
    ]


folder_away = said_with("{name} cannot be read now. Your changes stay here until it is back.")


def folder_facts(name: str, taken: datetime | None, written: datetime | None, *, is_there: bool) -> str:
    """Say what the folder is called, and when something last came and went; moments are local."""
    if not is_there:
        return folder_away(name)
    came = _("Last in {when}.").format(when=day_and_clock(taken)) if taken else _("Nothing came yet.")
    went = (
        _("Last out {when}.").format(when=day_and_clock(written)) if written else _("Nothing went out yet.")
    )
    return _("{name}. {came} {went}").format(name=name, came=came, went=went)


# The table

laptops = said("Laptops")
list_hint = said(
    "Arrow keys go from laptop to laptop; details are beside the list. Delete revokes the laptop."
)
pair = said("Pair a laptop")
columns = said("Who|Words compared|Last heard|They lack|You lack")
this_laptop = said("This laptop")
unnamed = said("No name yet")


def team_count(book: ExchangeBook) -> str:
    """Say how many laptops take part."""
    paired = len(book.present)
    revoked = len(book.members) - paired
    shown = ngettext("{count} paired", "{count} paired", paired).format(count=paired)
    if not revoked:
        return shown
    return _("{paired}, {count} revoked").format(paired=shown, count=revoked)


def compared(state: MemberState, moment: datetime) -> str:
    """Say when the words of a laptop were compared; the moment is local."""
    if state.member.is_revoked:
        return _("Revoked")
    if state.false_names:
        return _("Used another name")
    if state.asking:
        return _("Asks to erase people")
    return _("Compared {day}").format(day=short_day(moment.date().isoformat()))


def heard(moment: datetime | None) -> str:
    """Say when something of a laptop last came; the moment is local."""
    return day_and_clock(moment) if moment else _("never")


changes = said_count("{count} change", "{count} changes")


def they_lack(state: MemberState) -> str:
    """Say how many changes a laptop lacks."""
    if state.member.is_revoked:
        return _("gets nothing")
    return f"{state.they_lack:,}" if state.they_lack else _("nothing")


def you_lack(state: MemberState) -> str:
    """Say how many changes of a laptop are missing here."""
    if state.member.is_revoked:
        return _("refused")
    if state.member.heard_at is None:
        return _("not known")
    return f"{state.you_lack:,}" if state.you_lack else _("nothing")


def spoken_member(name: str, state: MemberState, words: str, when: str) -> str:
    """Describe a laptop to screen readers."""
    return _("{name}. {words}. Last heard {when}. They lack {theirs}, you lack {yours}.").format(
        name=name, words=words, when=when, theirs=they_lack(state), yours=you_lack(state)
    )


def spoken_own(name: str, count: int) -> str:
    """Describe this laptop to screen readers."""
    return _("{name}, this laptop. {changes}.").format(name=name, changes=changes(count))


# Pairing

pair_title = said("Pair a laptop")
pair_hint = said(
    "Give the others your card, as a file or by letting them scan it. Take in theirs, or paste its "
    "text here. Then read both lines of words aloud, on the phone or face to face."
)
your_card = said("Your card")
your_words = said("Your words")
save_card = said("Save your card…")
take_card = said("Take in a card…")
no_card_here = said("This laptop has no card yet. It gets one as soon as the plan can be changed here.")
scan_hint = said("Nothing in it is secret. It holds your name and your public keys.")
card_spoken = said("Code to scan with your card")
their_words = said("Their words")
they_match = said("They match")
they_differ = said("They differ")
name_field = said("What you call this laptop")
role_field = said("What this laptop is sent")


def role_name(role: str) -> str:
    """Name a role by its code."""
    return {
        "desk": _("All of the plan"),
        "regional": _("Regional, without secrets"),
    }[role]


def extent_short(member: Member) -> str:
    """Say in the list what a laptop is sent; nothing for those who get all."""
    if not member.is_regional:
        return ""
    areas = "; ".join(each for each in member.given.areas if each != NO_AREA)
    if not member.given.areas:
        said_short = _("Regional")
    else:
        said_short = _("Regional: {areas}").format(areas=areas or _("no city"))
    return _("{extent}, to decide").format(extent=said_short) if member.is_disputed else said_short


def extent(member: Member) -> str:
    """Say in full what a laptop is sent."""
    return extent_short(member) or role_name("desk")


areas_field = said("Only these states or cities")
areas_example = said("CA; NV; Portland, OR")
areas_hint = said(
    "Empty for every city. People and groups come along where they have a part in one of them. Legal-only "
    "records and private notes are never sent."
)
role_hint = said("The other laptops of HQ are told. What a laptop was sent once stays with it.")
extent_disputed = said(
    "Another laptop of HQ decided differently. The narrower part is sent until one of you decides here."
)


def false_names(state: MemberState) -> str:
    """Say in whose name a laptop has sent changes, and what to do about it; empty for none."""
    if not state.false_names:
        return ""
    told = " ".join(map(false_name, state.false_names))
    return _("{told} Ask both people what happened. If nobody knows, revoke this laptop.").format(told=told)


def asking(state: MemberState) -> str:
    """Say whom a laptop asks to erase, and what to do about it; empty for nobody."""
    if not state.asking:
        return ""
    told = " ".join(map(asks_to_erase, state.asking))
    return _("{told} Ask what happened first: it cannot be undone, and all backups are replaced.").format(
        told=told
    )


erase_people = said_count("Erase {count} person for good", "Erase {count} people for good")
erased_people = said_count("Erased {count} person for good.", "Erased {count} people for good.")


change_extent = said("Change what is sent…")
keep_extent = said("Send this from now on")
extent_changed = said_with("Decided what {name} is sent. The others are told with the next changes.")
never_same_chat = said("Never read them in the same chat that carries the card.")
not_kept = said("Nothing was kept. Exchange the cards again in another way: somebody may have put theirs in.")
kinds = said("Cards of laptops (*.organizer-card)")
change_kinds = said("Changes (*.organizer-changes)")
all_files = said("All files (*)")


def pair_with(name: str) -> str:
    """Head the comparison of words with a laptop."""
    return _("Pair {name}").format(name=name or unnamed_laptop())


unnamed_laptop = said("the laptop")


def compare_hint(name: str) -> str:
    """Say how to compare."""
    return _("Read both lines aloud, on the phone or face to face. {name} must see the same words.").format(
        name=name or _("They")
    )


def card_name(name: str) -> str:
    """Propose a name for the file of a card, without its ending."""
    return _("{name} card").format(name=name) if name else _("card")


paired = said_with("Paired with {name}. Send a file or share a folder next.")
card_saved = said("Card saved. Give it to the others, and read them your words.")

# A member

last_from = said("Last changes from them")
last_to = said("Last changes to them")
paired_on = said("Words compared")
missing_between = said("Missing in between")
their_fingerprint = said("Their words")
revoke = said("Revoke")
accept_again = said("Accept again")
revoke_hint = said(
    "Revoking stops new changes in both directions. What the laptop already holds stays on it."
)
save_for_them = said("Save a file for them…")
never = said("never")
none_missing = said("nothing")
revoked = said_with("{name} is revoked: no new changes go out or come in.")
accepted_again = said_with("Changes of {name} are accepted again.")
take_back = said("Accept again")


def missing(gaps: tuple[MissingSteps, ...], name: str) -> str:
    """Say which changes of a laptop, by its name, are missing."""
    if not gaps:
        return none_missing()
    return ", ".join(
        _("{first} to {last} of {name}").format(first=gap.first, last=gap.last, name=name) for gap in gaps
    )


# Saving a file

save_title = said("Save changes")
save_for = said_with("For {names}.")
everybody = said("everybody who is paired")
seal_field = said("Passphrase, if you want one")
seal_hint = said(
    "Without one, only the paired laptops can open the file. With one, everybody who knows it can read the "
    "file: say it on the phone, never beside the file."
)
choose_place = said("Save as…")


def file_name(plan: str, day: str) -> str:
    """Propose a name for a file of changes, without its ending."""
    return (
        _("{plan} changes {day}").format(plan=plan, day=day) if plan else _("changes {day}").format(day=day)
    )


def saved(name: str, steps: int) -> str:
    """Say that a file of changes was saved."""
    return ngettext("{count} step is in {name}.", "{count} steps are in {name}.", steps).format(
        count=f"{steps:,}", name=name
    )


nothing_new = said("Nothing new in the folder, and nothing to leave there.")


def exchanged(taken: int, sent: int, conflicts: int) -> str:
    """Say what an exchange has done, in one line."""
    if not taken and not sent:
        return nothing_new()
    parts = []
    if taken:
        parts.append(
            ngettext("{count} step came in", "{count} steps came in", taken).format(count=f"{taken:,}")
        )
    if sent:
        parts.append(
            ngettext("{count} step went out", "{count} steps went out", sent).format(count=f"{sent:,}")
        )
    line = ", ".join(parts) + "."
    return f"{line} {contested(conflicts)}" if conflicts else line


contested = said_count(
    "{count} field was written by both: see Conflicts.", "{count} fields were written by both: see Conflicts."
)


not_taken = said_count(
    "{count} file there could not be read; it may still be arriving.",
    "{count} files there could not be read; they may still be arriving.",
)


folder_chosen = said("Changes go through this folder from now on.")
folder_left = said("The folder is no longer used. What is in it stays.")
show = said("Show")


def came(taken: int, senders: Sequence[str], conflicts: int) -> str:
    """Say quietly what came through the shared folder by itself, and from which laptops."""
    names = ", ".join(senders)
    form = ngettext("{count} step came in from {names}.", "{count} steps came in from {names}.", taken)
    line = form.format(count=f"{taken:,}", names=names)
    return f"{line} {contested(conflicts)}" if conflicts else line


show_conflicts = said("Show conflicts")
