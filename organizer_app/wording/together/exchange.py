"""Help texts and result lines of exchanging changes with other laptops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.exchange_watch import WentOn
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.together.laptop_names import laptop_name
from organizer_app.wording.together.merge_problems import asks_to_erase, left_backups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.domain.merging.steps import MergeReport, MissingSteps


send_help = said(
    "Write the changes that other laptops lack into a sealed file, for Signal, mail or a USB stick."
)
merge_help = said(
    "Take in files of changes from other laptops as one step that can be undone; back up first."
)
conflicts_help = said("List what two laptops changed differently, and decide it with --take.")
members_help = said("List the laptops that change this plan together; exchange cards with another one.")
exchange_help = said("Exchange changes through a folder that Nextcloud, Syncthing or a server keeps in step.")
folder_help = said(
    "The folder; every laptop of the plan names the same one. The plan itself must not lie in it."
)
out_help = said("The new file, such as monday.organizer-changes.")
to_help = said("Only for this member; may be repeated. All members by default.")
seal_help = said("File with a passphrase that seals the changes, instead of the keys of the members.")
join_help = said(
    "Make one of two entries of a city, by the number in the list; what differs is a conflict then."
)
apart_help = said("Keep both entries of a city, by the number in the list.")
take_help = said(
    "Decide a conflict: its number, =, and the number of the value, or both where the list offers it; may be "
    "repeated."
)
of_both = said("both")
card_help = said("Write the card of this laptop into a new file; nothing in it is secret.")
add_help = said(
    "Accept the laptop of this card; give the six words that its owner reads to you with --words."
)
words_help = said("The six words, as their owner has read them out.")
words_missing = said("Say the six words of the card with --words, as its owner has read them out.")
name_help = said("How the laptop is called here.")
regional_help = said("With --add or --decide: send this laptop neither legal-only records nor private notes.")
area_help = said(
    "With --add or --decide: send this laptop only this state or city, such as CA or “Oakland, CA”; may be "
    "repeated."
)
decide_help = said(
    "Decide for all of HQ what this member is sent: all of the plan, or a part with --regional and --area."
)
revoke_help = said("Accept no more changes of this member. It keeps the copy of the plan that it has.")
join_help = said("Make an empty plan that can take in the changes of the plan of this card.")


def card_written(path: str, words: str) -> str:
    """Say where the card is and what to read out."""
    return _("The card is in {path}. The words to read out for it: {words}").format(path=path, words=words)


own_words = said_with("The words of this laptop: {words}")
member_added = said_with("Changes of {name} are accepted from now on.")
member_revoked = said_with(
    "New changes of {name} are no longer accepted. Their copy of the plan stays with them."
)


def member_state(heard: str, *, is_revoked: bool) -> str:
    """Say when something of a member was last taken in."""
    if is_revoked:
        return _("no longer a member")
    return _("last changes {time}").format(time=heard) if heard else _("no changes yet")


def sent(path: str, steps: int, names: list[str]) -> str:
    """Say what was written for whom."""
    return ngettext(
        "{count} step for {names} is in {path}.", "{count} steps for {names} are in {path}.", steps
    ).format(count=steps, names=", ".join(names), path=path)


def left_out(names: Sequence[str]) -> str:
    """Say which members the file is not for: they are sent another part of the plan."""
    form = ngettext(
        "Not for {names}, who is sent a part of the plan: write a file of their own with --to.",
        "Not for {names}, who are sent parts of the plan: write files of their own with --to.",
        len(names),
    )
    return form.format(names=", ".join(names))


def merged(report: MergeReport, sender: str, names: Mapping[str, str], *, is_dry: bool) -> list[str]:
    """Return what taking changes in has done, or would do, a sentence a line; `names` by id of a laptop."""
    if not report.taken and not report.waiting:
        here = _("Everything from {sender} was here already.").format(sender=sender)
        return [unproved(name, sender) for name in report.unproved] or [here]
    form = (
        ngettext(
            "Would take in {count} step from {sender}.",
            "Would take in {count} steps from {sender}.",
            report.taken,
        )
        if is_dry
        else ngettext(
            "Took in {count} step from {sender}.", "Took in {count} steps from {sender}.", report.taken
        )
    )
    lines = [form.format(count=report.taken, sender=sender)]
    if report.contests:
        lines.append(contested(len(report.contests)))
    lines += [missing(each, names.get(each.origin, ""), sender) for each in report.missing]
    lines += [unproved(name, sender) for name in report.unproved]
    return [*lines, *left_backups(report.left)]


_WENT_ON: Final[Mapping[WentOn, Callable[[], str]]] = {
    WentOn.AS_COPY: said(
        "This file is a copy of the plan, or an older one. It goes on as a laptop of its own: pair it with "
        "the others."
    ),
    WentOn.IN_PLACE: said(
        "This file is an older copy of the plan. It goes on as another laptop, and gets what it lacks with "
        "the next changes of the others."
    ),
}


def went_on(how: WentOn) -> str:
    """Say that the file of a plan became that of another laptop, and what to do."""
    return _WENT_ON[how]()


def unproved(name: str, sender: str) -> str:
    """Say whose changes were left out because nothing proves that they are theirs."""
    return _(
        "Changes of {name} were left out: nothing that {sender} sent proves that {name} made them. Ask "
        "{name} for a file of their own."
    ).format(name=name, sender=sender)


def missing(gap: MissingSteps, name: str, sender: str) -> str:
    """Say which changes of a laptop, by its name, have not arrived yet."""
    return _("Some changes wait: {first} to {last} of {name} are missing. Ask {sender} for them.").format(
        first=gap.first, last=gap.last, name=laptop_name(name, gap.origin), sender=sender
    )


erase_help = said(
    "Erase the people that other laptops ask to erase and that wait for a yes. It cannot be undone, and all "
    "backups are replaced."
)
erase_not_watching = said("--erase is for one exchange: it cannot say yes to what comes later.")


def asks(asking: LargeErasure) -> str:
    """Say on the command line what waits for a yes, and how to say it."""
    return _("{asks} Ask them, then run this again with --erase.").format(asks=asks_to_erase(asking))


erased = said_count("Erased {count} person, as asked.", "Erased {count} people, as asked.")


# Say that `--take` names no conflict or value.
unknown_choice = said_with("“{text}” names no conflict and value of the list. See: organizer conflicts")


own_laptop = said("this laptop")


def exchanged(taken: int, sent_steps: int, conflicts: int) -> list[str]:
    """Return what an exchange through a folder has done, one sentence a line."""
    lines = [
        ngettext("Took in {count} step.", "Took in {count} steps.", taken).format(count=taken),
        ngettext(
            "Left {count} step for the others.", "Left {count} steps for the others.", sent_steps
        ).format(count=sent_steps),
    ]
    return [*lines, contested(conflicts)] if conflicts else lines


def contested(count: int) -> str:
    """Say that fields wait for a decision."""
    return ngettext(
        "{count} field was changed differently on two laptops. See: organizer conflicts",
        "{count} fields were changed differently on two laptops. See: organizer conflicts",
        count,
    ).format(count=count)


newer_sent = said(
    "Some changes were sent by a newer version of the program. Update this one: they arrive then, and "
    "nothing is lost."
)


def not_taken(count: int) -> str:
    """Say that files of the folder could not be taken; some may still be arriving."""
    return ngettext(
        "{count} file of the folder could not be taken in; it may still be arriving.",
        "{count} files of the folder could not be taken in; they may still be arriving.",
        count,
    ).format(count=count)
