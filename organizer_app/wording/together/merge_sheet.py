"""Words of the sheet that shows what a file of changes would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.merging.previews import Effect
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.together.laptop_names import laptop_name
from organizer_app.wording.together.merge_problems import asks_to_erase, left_backups

if TYPE_CHECKING:
    from datetime import datetime

    from organizer_app.domain.merging.large_erasures import LargeErasure
    from organizer_app.domain.merging.previews import KindCount
    from organizer_app.domain.merging.steps import MergeReport, MissingSteps

name = said("Changes from another laptop")
reading = said("Reading the changes…")
promise = said("nothing is saved until you merge")
cancel = said("Cancel")
close = said("Close")
before = said("Before you merge")
brings = said("What it brings")
signature = said("The signature is right")
backup_first = said("A backup is made first. One Undo takes out everything that the merge brought.")
columns = said("Kind|What|Field|Was|Becomes|When")
list_hint = said("Arrow keys go from change to change. Nothing is saved yet.")
words_of_sender = said("The words of this laptop")
passphrase_field = said("Passphrase of the file")
open_with_it = said("Open")
show_conflicts = said("Show conflicts")
copy_request = said("Copy a request")
copied = said("Copied. Send it to them.")
nothing_changed = said("Nothing was changed.")
refused_title = said("This file was not taken in")
nothing_title = said("Everything in it is here already")
drop_title = said("Take in changes")
kinds = said("Changes (*.organizer-changes);;All files (*)")
several = said("Drop files of changes apart from other files.")
title = said_with("Merge the changes of {name}")


def file_facts(file: str, size: int) -> str:
    """Say which file it is, and how large, in bytes."""
    return _("{file} · {size} KB · nothing is saved until you merge").format(
        file=file, size=f"{max(1, round(size / 1024)):,}"
    )


def compared(moment: datetime) -> str:
    """Say when words were compared; the moment is local."""
    return _("Words compared {day}").format(day=short_day(moment.date().isoformat()))


merge = said_count("Merge {count} step", "Merge {count} steps")


def nothing_new(sender: str, duplicates: int) -> str:
    """Say that there is nothing to merge."""
    form = ngettext(
        "You have the {count} step of {name} already.",
        "You have all {count} steps of {name} already.",
        duplicates,
    )
    return form.format(count=f"{duplicates:,}", name=sender)


only_waiting = said_count(
    "{count} step builds on changes that are missing here; it waits for them once merged.",
    "{count} steps build on changes that are missing here; they wait for them once merged.",
)


def kind_count(count: KindCount) -> str:
    """Say how many records of a kind are changed, new and removed."""
    parts = []
    if count.changed:
        parts.append(_("{count} changed").format(count=f"{count.changed:,}"))
    if count.new:
        parts.append(_("{count} new").format(count=f"{count.new:,}"))
    if count.removed:
        parts.append(_("{count} removed").format(count=f"{count.removed:,}"))
    return ", ".join(parts)


def conflicts(count: int) -> tuple[str, str]:
    """Say how many fields both sides wrote, and what becomes of them."""
    form = ngettext(
        "{count} field was written by both of you", "{count} fields were written by both of you", count
    )
    return form.format(count=f"{count:,}"), _("Both values are kept; decide them in Conflicts.")


def alike(count: int, pairs: str) -> tuple[str, str]:
    """Say how many entries may be the same, and which."""
    form = ngettext("{count} possible duplicate", "{count} possible duplicates", count)
    return form.format(count=f"{count:,}"), pairs


def alike_pair(one: str, other: str) -> str:
    """Name two entries that may be the same."""
    return one if one == other else _("{one} and {other}").format(one=one, other=other)


def missing(gap: MissingSteps, laptop: str, waiting: int) -> tuple[str, str]:
    """Say which changes are missing, and how many steps wait for them."""
    above = _("Changes {first} to {last} of {name} are missing").format(
        first=gap.first, last=gap.last, name=laptop_name(laptop, gap.origin)
    )
    form = ngettext(
        "{count} step builds on them and waits.", "{count} steps build on them and wait.", waiting
    )
    return above, form.format(count=f"{waiting:,}")


def unproved(name: str) -> tuple[str, str]:
    """Say whose changes are left out because nothing proves that they are theirs."""
    above = _("Changes of {name} are left out").format(name=name)
    return above, _("Nothing in the file proves that {name} made them. Ask for a file of their own.").format(
        name=name
    )


def erased(count: int) -> tuple[str, str]:
    """Say that records are erased for good."""
    form = ngettext("{count} record is erased for good", "{count} records are erased for good", count)
    return form.format(count=f"{count:,}"), _("Somebody was forgotten there. Undo does not bring them back.")


def asking(asked: LargeErasure) -> tuple[str, str]:
    """Say whom a laptop erases, and that it waits for a yes."""
    form = ngettext(
        "{name} asks to erase {count} more person", "{name} asks to erase {count} people", asked.people
    )
    return form.format(name=asked.name, count=f"{asked.people:,}"), _(
        "Merging erases nobody: you say yes in Together, Exchange. Later changes of {name} wait with it."
    ).format(name=asked.name)


nothing_to_watch = said("No conflict, no duplicate, nothing missing.")


def request(laptop: str, gap: MissingSteps) -> str:
    """Write the message that asks for missing changes."""
    return _(
        "Please send me a file with all your changes: {first} to {last} of {name} are missing here."
    ).format(first=gap.first, last=gap.last, name=laptop_name(laptop, gap.origin))


def effect(kind: Effect) -> str:
    """Name what a change does."""
    return {
        Effect.CONFLICT: _("conflict"),
        Effect.NEW: _("new"),
        Effect.CHANGED: _("changed"),
        Effect.REMOVED: _("removed"),
    }[kind]


def shown_of(shown: int, total: int) -> str:
    """Say how many changes are listed."""
    if shown == total:
        return ngettext("{count} change", "{count} changes", total).format(count=f"{total:,}")
    return _("The first {shown} of {total} changes").format(shown=f"{shown:,}", total=f"{total:,}")


yours = said_with("yours: {value}")


def spoken_change(kind: str, what: str, field: str, change: tuple[str, str]) -> str:
    """Describe a change to screen readers: from one value to another."""
    if not field:
        return _("{kind}: {what}").format(kind=kind, what=what)
    return _("{kind}: {what}, {field}, was {before}, becomes {after}").format(
        kind=kind, what=what, field=field, before=change[0], after=change[1]
    )


def merged(report: MergeReport, sender: str) -> str:
    """Say what was taken in, and what waits for a yes."""
    more = [*map(asks_to_erase, report.asking), *left_backups(report.left)]
    if not report.taken:
        return " ".join(more) or only_waiting(report.waiting)
    form = ngettext("Merged {count} step of {name}.", "Merged {count} steps of {name}.", report.taken)
    line = form.format(count=f"{report.taken:,}", name=sender)
    if report.contests:
        above, _below = conflicts(len(report.contests))
        line = f"{line} {above}."
    return " ".join((line, *more))


def drop_hint(names: list[str], plan: str) -> str:
    """Say what dropping files of changes does."""
    return _("Shows what {files} would do to {plan}").format(files=", ".join(names), plan=plan)
