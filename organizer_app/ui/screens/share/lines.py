"""The lines of the lists beside the preview, worded before anything is painted."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt

from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.screens.share.share_pages import featured_formats, is_long
from organizer_app.wording.language.dates import short_day, wall_clock, weekday_day
from organizer_app.wording.language.statuses import name_of as status_name
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.sharing import feeds as feed_words
from organizer_app.wording.sharing import releases as release_words
from organizer_app.wording.sharing import share as words
from organizer_app.wording.sharing import share_choices as choice_words
from organizer_app.wording.sharing import share_formats as format_words
from organizer_app.wording.sharing import share_numbers as number_words
from organizer_app.wording.sharing.release_names import release_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from PySide6.QtGui import QPainter

    from organizer_app.domain.model.key_dates import KeyDate
    from organizer_app.domain.model.petitions import PetitionPart
    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.sharing.audience_preview import AudiencePreview
    from organizer_app.domain.sharing.city_packet import CityPacket
    from organizer_app.domain.sharing.release_checks import LeftOut, ReleaseCheck
    from organizer_app.domain.sharing.shared_changes import SharedChange
    from organizer_app.services.sharing.recipients import ReleaseRecipient
    from organizer_app.ui.screens.share.feeds_presenter import FeedsShown
    from organizer_app.ui.screens.share.share_jobs import Desk, ReleaseSize
    from organizer_app.ui.theme.theme import Theme


SIGN: Final = 18
_INNER: Final = 12
_ICONS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.MOVED: "arrow-right",
    ChangeKind.ADDED: "plus",
    ChangeKind.CANCELLED: "x",
    ChangeKind.POSTPONED: "clock",
    ChangeKind.REMOVED: "minus",
    ChangeKind.RESTORED: "redo-2",
    ChangeKind.VENUE: "map-pin",
    ChangeKind.LEAD: "user",
    ChangeKind.GROUPS: "handshake",
    ChangeKind.OTHER: "pencil",
}
_GONE: Final = frozenset({ChangeKind.CANCELLED, ChangeKind.POSTPONED, ChangeKind.REMOVED})


def tone_of(kind: ChangeKind) -> str:
    """Return the color token of a kind of change."""
    return "danger" if kind in _GONE else "accent"


def paint_sign(painter: QPainter, centre: QPointF, kind: ChangeKind, theme: Theme) -> None:
    """Draw the circle of a kind of change with its icon."""
    half = theme.length(SIGN) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tone_of(kind)))
    painter.drawEllipse(centre, half, half)
    edge = theme.length(_INNER) / 2
    icon = theme.pixmap(_ICONS[kind], _INNER, "surface")
    painter.drawPixmap(QPointF(centre.x() - edge, centre.y() - edge), icon)


DRAFT = "draft"
MORE = "more"
EARLIER = "earlier"
# Keys of the lines about left-out actions: all of them announced, all of them shown, one opened.
ANNOUNCE = "announce"
ALL_LEFT_OUT = "all_left_out"
OPEN = "open:"
_LEFT_OUT_AT_FIRST = 5
# Only this many releases are listed at first, so that the next steps below stay visible.
_NEWEST = 2
_NAMED = 3


# Separates the key of an action from what makes the key of its line unique.
PART_OF_KEY = "#"
# How many places of texts at fault are listed for each check.
_PLACES = 4


class LineKind(Enum):
    """How a line is drawn."""

    HEAD = "head"
    ROW = "row"
    CHECK = "check"
    RELEASE = "release"
    MARK = "mark"
    FILE = "file"
    CHANGE = "change"


class Line(NamedTuple):
    """One line of a list.

    Attributes:
        key: what selecting it means; empty if it cannot be selected.
        kind: how it is drawn.
        title: in bold.
        sub: below the title.
        right: at the right end.
        detail: below `sub`, for releases; at the right end of the title, for ROW.
        tone: color token of the title.
        is_checked: for CHECK.
        struck: the old value of `sub`, for CHANGE.
        change: the kind of change of a HEAD.
        note: below `detail`, for releases.
    """

    key: str
    kind: LineKind
    title: str
    sub: str = ""
    right: str = ""
    detail: str = ""
    tone: str = "text"
    is_checked: bool = False
    struck: str = ""
    change: ChangeKind | None = None
    note: str = ""

    @property
    def spoken(self) -> str:
        """The text for screen readers."""
        checked = words.checked(is_checked=self.is_checked) if self.kind is LineKind.CHECK else ""
        sub = words.became(self.struck, self.sub) if self.struck else self.sub
        return ", ".join(
            part for part in (self.title, sub, self.detail, self.note, self.right, checked) if part
        )


def release_lines(
    draft: ReleaseSize,
    releases: Sequence[tuple[Release, ReleaseSize]],
    *,
    chosen: str = "",
    is_all: bool = True,
) -> list[Line]:
    """Return the draft and the releases, newest first: all, or the newest and the selected one."""
    changes = release_words.changes_since(draft.changes, draft.since, draft.names)
    draft_line = Line(
        DRAFT,
        LineKind.RELEASE,
        words.version(draft.number),
        sub=changes[:1].upper() + changes[1:] if draft.is_new else words.nothing_new(),
        right=words.draft(),
        detail=words.to_tell(draft.readers) if draft.is_new else "",
    )
    newest = next((release.id for release, _ in releases if not release.withdrawn_reason), "")
    shown = [each for place, each in enumerate(releases) if is_all or place < _NEWEST or each[0].id == chosen]
    lines = [draft_line, *(_release_line(release, size, newest) for release, size in shown)]
    left_out = len(releases) - len(shown)
    if left_out:
        lines.append(Line(EARLIER, LineKind.FILE, words.earlier_releases(left_out)))
    return lines


def _release_line(release: Release, size: ReleaseSize, newest: str) -> Line:
    notified = words.notified_of(size.notified, size.readers)
    by = words.by(release.released_by, size.laptop)
    return Line(
        release.id,
        LineKind.RELEASE,
        release_label(size.names[0]),
        sub=moment(release.released_at, release.zone),
        right=words.state_name(is_withdrawn=bool(release.withdrawn_reason), is_newest=release.id == newest),
        detail=release.withdrawn_reason or " · ".join(part for part in (notified, by) if part),
        note=release.note,
    )


def moment(at: datetime | None, zone: str) -> str:
    """Format an instant, UTC, in a time zone: Wed, Jul 3, 2:00 PM ET."""
    if at is None:
        return ""
    local = local_of(at, zone or "UTC")
    wall = wall_clock(local.wall)
    return f"{weekday_day(local.day.isoformat())}, {wall} {zone_short(zone)}"


def key_date_lines(key_dates: Iterable[KeyDate]) -> list[Line]:
    """Return the key dates, with the widest audience that reads of each."""
    return [
        Line(
            each.title,
            LineKind.ROW,
            each.title,
            sub=weekday_day(each.day.isoformat()) if each.day else choice_words.no_day(),
            right=release_words.audience_name(each.shown_to.code),
        )
        for each in key_dates
    ]


def check_lines(checks: Iterable[ReleaseCheck]) -> list[Line]:
    """Return what recipients will miss, with the key of the first failure, and what is complete.

    Below a text at fault stands where it is; the action of each is opened by its own line.
    """
    lines = []
    for check in checks:
        lines.append(
            Line(
                check.uid,
                LineKind.MARK,
                choice_words.check_line(check.kind.value, check.missing),
                right=choice_words.fix() if check.uid else "",
                tone="danger" if check.missing else "text2",
                is_checked=not check.missing,
            )
        )
        lines += _place_lines(check)
    return lines


def _place_lines(check: ReleaseCheck) -> list[Line]:
    lines = [
        Line(
            f"{place.uid}{PART_OF_KEY}{check.kind.value}{number}" if place.uid else "",
            LineKind.MARK,
            choice_words.text_place(place.field, place.city, is_action=bool(place.uid)),
            right=choice_words.fix() if place.uid else "",
            tone="danger",
        )
        for number, place in enumerate(check.places[:_PLACES])
    ]
    if more := len(check.places) - len(lines):
        lines.append(Line("", LineKind.MARK, choice_words.more_places(more), tone="danger"))
    return lines


def left_out_lines(left_out: Sequence[LeftOut], audience: str, *, is_all: bool) -> list[Line]:
    """Return the actions that a draft leaves out and why: the first of them, or all."""
    if not left_out:
        return []
    count = sum(each.can_announce for each in left_out)
    head = choice_words.left_out(len(left_out))
    lines = [Line(ANNOUNCE if count else "", LineKind.MARK, head, tone="danger")]
    if count:
        lines[0] = lines[0]._replace(right=choice_words.announce(audience))
    shown = left_out if is_all else left_out[:_LEFT_OUT_AT_FIRST]
    lines += [
        Line(
            f"{OPEN}{each.action_id}",
            LineKind.CHANGE,
            ", ".join(filter(None, (each.city, each.state))) or choice_words.no_city(),
            sub=status_name(each.status),
        )
        for each in shown
    ]
    if len(shown) < len(left_out):
        show_all = choice_words.all_left_out(len(left_out))
        lines.append(Line(ALL_LEFT_OUT, LineKind.CHANGE, show_all, tone="accent"))
    return lines


def packet_lines(packets: Sequence[CityPacket]) -> list[Line]:
    """Return the cities that have a packet, with hour and spot, and the day if there are several."""
    has_days = len({packet.entry.day for packet in packets}) > 1
    return [
        Line(
            packet.entry.uid,
            LineKind.ROW,
            packet_city(packet),
            sub=_when_and_where(packet),
            detail=_day(packet.entry.day) if has_days else "",
        )
        for packet in packets
    ]


def _day(day: date | None) -> str:
    return weekday_day(day.isoformat()) if day else choice_words.no_day()


def packet_city(packet: CityPacket) -> str:
    """Return the city of a packet with its state, or a placeholder if it has no name."""
    entry = packet.entry
    return ", ".join(part for part in (entry.city, entry.state) if part) or choice_words.no_city()


def _when_and_where(packet: CityPacket) -> str:
    entry = packet.entry
    hour = wall_clock(entry.starts) if entry.starts else choice_words.no_hour()
    zone = zone_short(entry.zone) if entry.starts and entry.zone else ""
    when = f"{hour} {zone}".strip()
    return " · ".join(part for part in (when, entry.venue or entry.address) if part)


def change_lines(changes: Iterable[SharedChange]) -> list[Line]:
    """Return the changes under headings of their kinds."""
    names = release_words.kind_names()
    lines: list[Line] = []
    kind: ChangeKind | None = None
    for change in changes:
        if change.kind is not kind:
            kind = change.kind
            lines.append(Line("", LineKind.HEAD, names[kind], tone=tone_of(kind), change=kind))
        before, now = _before_and_now(change)
        named = release_words.city_named(change)
        lines.append(Line(change.uid, LineKind.CHANGE, named, sub=now, struck=before))
    return lines


def _before_and_now(change: SharedChange) -> tuple[str, str]:
    if change.kind is ChangeKind.MOVED:
        return release_words.when_before(change), release_words.when_now(change)
    before = change.old_venue if change.kind is ChangeKind.VENUE else ""
    return before, release_words.detail(change)


def recipient_lines(readers: Iterable[ReleaseRecipient], zone: str, *, is_draft: bool) -> list[Line]:
    """Return everybody to notify, with what concerns them and whether it was done."""
    open_word = words.after_release() if is_draft else words.not_yet()
    return [
        Line(
            reader.key,
            LineKind.CHECK,
            reader.recipient.name,
            sub=_why(reader),
            right=_notified(reader, zone) or open_word,
            is_checked=reader.notified_at is not None,
        )
        for reader in readers
    ]


def _notified(reader: ReleaseRecipient, zone: str) -> str:
    """Return how and when a recipient was notified, or when to call them again; empty for neither."""
    if reader.notified_at:
        way = reader.channel.value if reader.channel else "other"
        return choice_words.notified_by_at(way, _short_moment(reader.notified_at, zone))
    return choice_words.call_back(_short_moment(reader.call_back, zone)) if reader.call_back else ""


def _short_moment(at: datetime, zone: str) -> str:
    """Format an instant without weekday and zone, for headquarters time in narrow columns."""
    local = local_of(at, zone or "UTC")
    wall = wall_clock(local.wall)
    return f"{short_day(local.day.isoformat())}, {wall}"


def _why(reader: ReleaseRecipient) -> str:
    if reader.missed:
        return choice_words.missed(reader.missed)
    if not reader.changes:
        return words.everything()
    cities = list(dict.fromkeys(release_words.city_named(change) for change in reader.changes))
    named = ", ".join(cities[:_NAMED])
    return f"{named}, {words.more(len(cities) - _NAMED)}" if len(cities) > _NAMED else named


def part_lines(parts: Iterable[PetitionPart]) -> list[Line]:
    """Return the signatures by host, with a warning about possible double counts."""
    return [
        Line(
            part.host or part.title,
            LineKind.ROW,
            part.host or part.title,
            sub=number_words.part_note(shares_people=part.shares_people),
            detail=f"{part.signatures:,}",
        )
        for part in parts
    ]


def field_lines(preview: AudiencePreview) -> list[Line]:
    """Return every field with how often it is included and how often not, and why."""
    lines = [
        Line(
            field.name,
            LineKind.ROW,
            words.field_name(field.name),
            sub=release_words.audience_name(field.audience.code),
            right=words.stays(field.held) if field.held else words.leaves(field.shown),
            tone="danger" if field.held else "text",
        )
        for field in preview.fields
    ]
    held = [
        Line("", LineKind.ROW, words.held_sentence(each), tone="danger")
        for each in preview.held
        if each.name in {"groups", "actions"}
    ]
    return [Line("", LineKind.HEAD, words.what_leaves(), tone="accent"), *lines, *held]


def format_lines(desk: Desk) -> list[Line]:
    """Return the most common formats, and the menu of the others."""
    entries = [entry for entry in desk.schedule.entries if entry.day]
    paper = choice_words.paper_name(desk.choice.paper)
    lines = [
        Line(
            code,
            LineKind.FILE,
            format_words.format_name(code),
            sub=format_words.format_note(
                code,
                paper=paper,
                entries=len(entries),
                cancelled=sum(entry.cancelled for entry in entries),
                is_long=is_long(desk.schedule),
            ),
        )
        for code in featured_formats()
    ]
    return [*lines, Line(MORE, LineKind.FILE, format_words.more_formats())]


def feed_lines(shown: FeedsShown) -> list[Line]:
    """Return the files of a release's publishing folder, and which ones the last run wrote."""
    feed = shown.feed
    if feed.release is None:
        return []
    lines = [Line("", LineKind.HEAD, feed_words.holds(), tone="accent")]
    named = [
        ("files.html", feed_words.index_page()),
        ("changes.html", feed_words.changes_page()),
        ("changes.atom", feed_words.changes_feed()),
    ]
    named += [(name, feed_words.file_name(code)) for code, name in feed.whole]
    lines += [
        Line(name, LineKind.ROW, name, sub=detail, right=_written(shown.changed, name))
        for name, detail in named
    ]
    parts = [
        *((code, feed_words.in_language(code)) for code in feed.languages),
        ("zones", feed_words.per_zone(feed.zones)),
        ("cities", feed_words.per_city(feed.cities)),
    ]
    lines += [
        Line(
            f"{folder}/", LineKind.ROW, f"{folder}/", sub=detail, right=_written(shown.changed, f"{folder}/")
        )
        for folder, detail in parts
    ]
    return lines


def _written(changed: frozenset[str] | None, path: str) -> str:
    if changed is None:
        return ""
    count = sum(each.startswith(path) if path.endswith("/") else each == path for each in changed)
    return feed_words.changed(count) if count else feed_words.as_before()
