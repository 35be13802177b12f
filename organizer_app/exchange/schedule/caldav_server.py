"""Publish the events of a schedule to a calendar server, without touching other events there."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from organizer_app.domain.basics.problems import (
    BadValue,
    CalendarMissing,
    CalendarTaken,
    ServerRefused,
    ServerUnreachable,
    ServerUnsafe,
)
from organizer_app.exchange.schedule.ics_events import DIGEST_PROPERTY, SERIES_PROPERTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caldav.collection import Calendar
    from caldav.davclient import DAVClient

    from organizer_app.exchange.schedule.ics_events import EventObject

_PATIENCE: Final = 30
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_MARK: Final = re.compile(rf"^(UID|{SERIES_PROPERTY}|{DIGEST_PROPERTY}):(.*?)\r?$", re.MULTILINE)
_FOLD: Final = re.compile(r"\r?\n[ \t]")


@dataclass(frozen=True, slots=True)
class CalendarServer:
    """A calendar on a server.

    Attributes:
        url: address of the calendar itself.
        user: account name.
        password: kept only in memory and never shown.
    """

    url: str
    user: str
    password: str = field(repr=False)

    @property
    def host(self) -> str:
        """Return the name of the server, the only part shown in messages."""
        return urlsplit(self.url).hostname or self.url


@dataclass(frozen=True, slots=True)
class Brought:
    """Number of events written, removed, and found up to date."""

    written: int
    removed: int
    unchanged: int


def checked_url(url: str) -> str:
    """Return the address of a calendar, with a slash at its end.

    Raises:
        BadValue: it is not a web address, or contains an account or a password.
        ServerUnsafe: the password would be sent unencrypted.
    """
    parts = urlsplit(url.strip())
    try:
        is_usable = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable or parts.username or parts.password or parts.query or parts.fragment:
        raise BadValue("url", "" if parts.password else url.strip())
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise ServerUnsafe(parts.hostname or "")
    return f"{url.strip().rstrip('/')}/"


def bring(events: list[EventObject], server: CalendarServer, series: str) -> Brought:
    """Make the calendar hold exactly these events of the series; keep everyone else's events.

    Write new events first and remove old ones last, so that a broken connection loses nothing; a second run
    continues where the first stopped.

    Raises:
        BadValue, ServerUnsafe: see `checked_url`.
        ServerRefused: wrong password, or no permission to write.
        CalendarTaken: it holds the same events in another series.
        CalendarMissing: there is no calendar at this address.
        ServerUnreachable: no answer, or an answer that is not from a calendar server.
    """
    url = checked_url(server.url)
    # It loads its own HTTP stack, so only publishing to a server imports it.
    from caldav.collection import Calendar
    from caldav.davclient import DAVClient

    with (
        _as_problems(server.host),
        DAVClient(url=url, username=server.user, password=server.password, timeout=_PATIENCE) as client,
    ):
        found = list(_ours(Calendar(client=client, url=url)))
        wanted = {event.uid for event in events}
        if any(each.series != series and each.uid in wanted for each in found):
            raise CalendarTaken(server.host)
        known = {each.uid: each for each in found if each.series == series}
        stale = [each for each in events if each.uid not in known or known[each.uid].digest != each.digest]
        for event in stale:
            at = known[event.uid].address if event.uid in known else f"{url}{event.uid}.ics"
            _put(client, at, event.data)
        gone = [each.address for each in known.values() if each.uid not in wanted]
        for address in gone:
            _checked(client.delete(address).status)
    return Brought(len(stale), len(gone), len(events) - len(stale))


class _Known(NamedTuple):
    """An event on the server that this program wrote."""

    uid: str
    series: str
    digest: str
    address: str


def _ours(calendar: Calendar) -> Iterator[_Known]:
    events = calendar.events()
    # The library returns an awaitable for asynchronous clients; ours is not one.
    for each in events if isinstance(events, list) else []:
        marks = dict(_MARK.findall(_FOLD.sub("", str(each.data))))
        if SERIES_PROPERTY in marks:
            uid, digest = marks.get("UID", ""), marks.get(DIGEST_PROPERTY, "")
            yield _Known(uid, marks[SERIES_PROPERTY], digest, str(each.url))


def _put(client: DAVClient, address: str, data: bytes) -> None:
    answer = client.put(address, data.decode(), {"Content-Type": "text/calendar; charset=utf-8"})
    _checked(answer.status)


def _checked(status: int) -> None:
    from caldav.lib.error import AuthorizationError, DAVError

    if status in {401, 403}:
        raise AuthorizationError
    if status >= 400:  # noqa: PLR2004  # where the errors of HTTP begin
        raise DAVError


@contextmanager
def _as_problems(host: str) -> Iterator[None]:
    """Turn the library's exceptions into problems that only name the server."""
    from caldav.lib.error import AuthorizationError, DAVError, NotFoundError

    try:
        yield
    except AuthorizationError:
        raise ServerRefused(host) from None
    except NotFoundError:
        raise CalendarMissing(host) from None
    except (DAVError, OSError, ValueError, AttributeError):
        # A response that is not WebDAV makes the library fail in many ways.
        raise ServerUnreachable(host) from None
