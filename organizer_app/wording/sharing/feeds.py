"""Words of the Feeds tab: a release in a folder, and in a calendar on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_with
from organizer_app.wording.sharing.releases import audience_name
from organizer_app.wording.sharing.share import version
from organizer_app.wording.sharing.share_choices import language_name
from organizer_app.wording.sharing.share_formats import format_name

if TYPE_CHECKING:
    from collections.abc import Sequence

feeds = said("Feeds")


def release_named(number: int, audience: str) -> str:
    """Say which release is published."""
    return f"{version(number)}, {audience_name(audience).lower()}"


def why_not(*, has_release: bool, may_go: bool) -> str:
    """Say why a release cannot be published; empty when it can."""
    if not has_release:
        return _("There is no release for this audience yet.")
    return "" if may_go else _("The national team's version has phone numbers, so it never goes to a server.")


def nothing_released() -> tuple[str, str, str]:
    """Say that nothing can be published, what comes first, and name the button that leads there."""
    return (
        _("No feeds yet"),
        _("Feeds carry releases, never drafts. Release a schedule to this audience first."),
        _("Open releases"),
    )


folder = said("A folder")
folder_hint = said(
    "All formats and a page that lists them, for a synced folder or a web host. The next time "
    "writes only what changed."
)
publish_folder = said("Publish into a folder…")
calendar = said("A calendar on a server")
calendar_hint = said("CalDAV, such as Nextcloud or Radicale. The calendar then holds exactly this release.")
url_hint = said("Calendar address, https://…")
user_hint = said("Account")
password_hint = said("Password, never saved")
publish_calendar = said("Publish to this calendar")
nothing_unasked = said("Nothing is sent until you press a button.")


stop = said("Stop")
stopping = said("Stopping…")


def folder_taken(path: str, audience: str) -> str:
    """Ask whether to replace what another audience's release published into a folder."""
    return _(
        "{path} holds the schedule for {audience}. Everybody who opens it would get this one instead, and "
        "the files for {audience} go."
    ).format(path=path, audience=audience_name(audience).lower())


# Ask whether to replace what another plan published into a folder.
folder_of_other_plan = said_with(
    "{path} holds the schedule of another plan. Everybody who opens it would get this one instead."
)
replace_folder = said("Replace what is there")


def edited_there(titles: Sequence[str]) -> str:
    """Name the events that were left alone because somebody changed them on the server."""
    form = ngettext(
        "{count} event was changed on the server and was left as it is there: {titles}. Ask who changed it.",
        "{count} events were changed on the server and were left as they are there: {titles}. Ask who "
        "changed them.",
        len(titles),
    )
    return form.format(count=f"{len(titles):,}", titles="; ".join(titles))


replace_edited = said("Replace what was changed there")


def published(path: str, changed: int) -> str:
    """Say what was written."""
    if not changed:
        return _("{path} was up to date").format(path=path)
    form = ngettext("Wrote {count} file into {path}", "Wrote {count} files into {path}", changed)
    return form.format(count=f"{changed:,}", path=path)


def brought(host: str, written: int, removed: int, unchanged: int) -> str:
    """Say what changed on the server."""
    return _("{host}: {written} events written, {removed} removed, {unchanged} unchanged").format(
        host=host, written=f"{written:,}", removed=f"{removed:,}", unchanged=f"{unchanged:,}"
    )


file_list = said("Files of the folder")
holds = said("What the folder holds")
index_page = said("Page with every file")
changes_page = said("What each version changed")
changes_feed = said("The same as a news feed (Atom)")


def in_language(code: str) -> str:
    """Say what the folder of a further language holds."""
    return _("{language}: page, calendar, PDF and changes").format(language=language_name(code))


def file_name(code: str) -> str:
    """Name a file by its format."""
    return format_name(code)


per_zone = said_count("{count} time zone, each with its files", "{count} time zones, each with its files")
per_city = said_count("{count} city, each with its files", "{count} cities, each with its files")
changed = said_count("written", "{count} written")
as_before = said("unchanged")
