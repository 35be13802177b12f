"""Words of the Share screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.sharing.audience_preview import HeldBack, HeldReason
from organizer_app.wording.language import field_names
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.sharing.release_names import release_labels
from organizer_app.wording.sharing.releases import audience_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.sharing.release_names import DoubledRelease

_SHOWN = 3
# What people ask about first.
_FIRST = ("lead_phone", "lead_email", "notes", "groups", "actions")


audiences = said("Audience")
releases = said("Releases")


def to_audience(code: str) -> str:
    """Say whose releases are listed."""
    return _("to {audience}").format(audience=audience_name(code).lower())


draft = said("Draft")


def state_name(*, is_withdrawn: bool, is_newest: bool) -> str:
    """Tag a release."""
    if is_withdrawn:
        return _("Withdrawn")
    return _("Released") if is_newest else _("Superseded")


version = said_with("v{number}")


def notified_of(notified: int, of: int) -> str:
    """Count the recipients who were notified of a release."""
    return _("{notified} of {of} notified").format(notified=f"{notified:,}", of=f"{of:,}")


to_tell = said_count("{count} to notify", "{count} to notify")


def by(author: str, laptop: str) -> str:
    """Name the author of a release, and the laptop where it is called otherwise."""
    names = dict.fromkeys(filter(None, (author, laptop)))
    return _("by {author}").format(author=_(" on ").join(names)) if names else ""


nothing_new = said("Nothing new to release")
earlier_releases = said_count("{count} earlier release", "{count} earlier releases")


def since(number: int) -> str:
    """Return the title of the changes."""
    return _("Since v{number}").format(number=number) if number else _("First release")


changes = said_count("{count} change", "{count} changes")


def no_changes(*, is_empty: bool) -> str:
    """Say that nothing changed."""
    if is_empty:
        return _("No action is on it yet.")
    return _("Everything on it is new to this audience.")


same_as_before = said("It shows the same as the previous release.")
notify = said("Notify")


def nobody_to_tell(*, is_new: bool, is_empty: bool) -> str:
    """Say why the list of recipients is empty."""
    if is_empty:
        return _("Nobody to notify yet: leads and groups of the actions are listed here.")
    if not is_new:
        return _("Nothing changed, so there is nobody to notify.")
    return _("Nobody is on this list yet: cities have no lead and no agreed group.")


everything = said("the whole schedule")
not_yet = said("not yet")
after_release = said("after release")


def more(count: int) -> str:
    """Count what is not listed."""
    return _("and {count} more").format(count=f"{count:,}")


written = said_with("Saved {path}")
release_button = said_with("Release v{number}")
release_next = said("Release")
reading = said("Laying out the pages…")
nothing_to_show = said("No page yet: add a city in Plan, or choose one at the left.")
note_hint = said("Note for the national team")
reason_hint = said("Why should nobody use it?")
withdraw_button = said_with("Withdraw v{number}")
withdrawn_hint = said_with(
    "v{number} is withdrawn, so no file of it is saved. If you insist, every page says WITHDRAWN and "
    "calendars show every action as canceled."
)
save_withdrawn = said("Save it anyway")
copy_message = said("Copy message")


def became(before: str, now: str) -> str:
    """Describe an old and a new value to screen readers."""
    return _("from {before} to {now}").format(before=before, now=now)


copied = said("Copied. Paste it into Signal or an email.")
frozen_hint = said("A release is frozen and numbered. Files are saved here; you send them.")
# Say how large the pages are, of what they are on paper.
zoomed = said_with("{percent} %")


def page_of(number: int, count: int) -> str:
    """Say which page is in sight."""
    return _("page {number} of {count}").format(number=number, count=count)


# Say which page is in sight where only the first pages are shown.
page_of_first = said_with("page {number} of the first pages")
preview_name = said("Preview of the pages")
signs = said("Marks")
signs_hint = said("Mark the lines that are new beside the pages")
larger = said("Larger")
smaller = said("Smaller")
see_each = said("See each")
see_pages = said("See pages")
what_leaves = said("What is shared, field by field")
leaves = said_count("shown for {count} action", "shown for {count} actions")
stays = said_count("{count} not included", "{count} not included")


def held_line(held: Sequence[HeldBack]) -> str:
    """Say in one line what is not included."""
    if not held:
        return _("Everything is included")
    first = sorted(held, key=lambda each: _FIRST.index(each.name) if each.name in _FIRST else len(_FIRST))
    names = [held_sentence(each) for each in first[:_SHOWN]]
    rest = len(held) - len(names)
    return _("Not included: {names}").format(names=", ".join([*names, more(rest)] if rest else names))


def held_sentence(held: HeldBack) -> str:
    """Count what is not included for one reason."""
    count = f"{held.count:,}"
    if held.reason is HeldReason.EMBARGO:
        return ngettext("{count} embargoed name", "{count} embargoed names", held.count).format(count=count)
    if held.reason is HeldReason.NOT_AGREED:
        return ngettext("{count} name not agreed", "{count} names not agreed", held.count).format(count=count)
    if held.reason is HeldReason.NOT_ANNOUNCED:
        return ngettext("{count} action not announced", "{count} actions not announced", held.count).format(
            count=count
        )
    return _("{field}: {count}").format(count=count, field=field_name(held.name))


def field_name(name: str) -> str:
    """Name a field of a shared entry."""
    known = {
        "title": _("Title"),
        "tactic": _("Kind of action"),
        "city": _("City"),
        "state": _("State"),
        "country": _("Country"),
        "zone": _("Time zone"),
        "day": _("Date"),
        "starts": _("Start"),
        "ends": _("End"),
        "ends_day": _("End date"),
        "status": _("Status"),
        "venue": _("Venue"),
        "address": _("Address"),
        "postal_code": _("ZIP"),
        "access": _("Access"),
        "access_notes": _("Access notes"),
        "groups": _("Partner groups"),
        "public_url": _("Page"),
        "expected": _("Expected"),
        "lead": _("Lead"),
        "backup": _("Backup lead"),
        "readiness": _("Readiness"),
        "lead_phone": _("Phone"),
        "lead_email": _("Email"),
        "count_low": _("Count, low"),
        "count_high": _("Count, high"),
        "notes": _("Notes"),
    }
    return known.get(name) or field_names.field_name(name)


def made_release(number: int, code: str) -> str:
    """Say that a release was made."""
    return _("Released v{number} to {audience}").format(number=number, audience=audience_name(code).lower())


made_withdrawal = said_with("Withdrew v{number}")
recipient_list = said("Recipients to notify; Space checks one off")
change_list = said("Changes")
release_list = said("Releases, the draft first")
field_list = said("What is shared, field by field")


def checked(*, is_checked: bool) -> str:
    """Say for screen readers whether a recipient was notified."""
    return _("notified") if is_checked else _("not notified")


readers = said_count("{count} recipient", "{count} recipients")


release_again = said("Release again.")


def released_twice(doubled: DoubledRelease) -> str:
    """Say that laptops released under one number, and what to do."""
    return _(
        "Two laptops released for {audience} under one number: {names}. Release again: the next version "
        "names both, and lists everybody who got one of them."
    ).format(audience=audience_name(doubled.audience.code).lower(), names=release_labels(doubled.names))
