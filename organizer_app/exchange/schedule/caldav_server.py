"""Publish the events of a schedule to a calendar server, without touching other events there."""

from __future__ import annotations

import functools
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from organizer_app.domain.basics.problems import (
    AddressHoldsAccount,
    BadValue,
    CalendarMissing,
    CalendarNewer,
    CalendarTaken,
    CertificateBad,
    PublishingStopped,
    ServerElsewhere,
    ServerRefused,
    ServerUnreachable,
    ServerUnsafe,
)
from organizer_app.exchange.schedule.server_events import ServerEvent, is_edited, marked, server_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caldav.davclient import DAVClient

    from organizer_app.exchange.schedule.ics_events import EventObject

_PATIENCE: Final = 30
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PRECONDITION_FAILED: Final = 412


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
    """Number of events written, removed, and found up to date.

    Attributes:
        written: new and changed events.
        removed: events that left the schedule.
        unchanged: events that say what the release says.
        edited: names of events that somebody changed on the server; they were left alone.
    """

    written: int
    removed: int
    unchanged: int
    edited: tuple[str, ...] = ()


def checked_url(url: str) -> str:
    """Return the address of a calendar, with a slash at its end.

    Raises:
        AddressHoldsAccount: it contains an account or a password.
        BadValue: it is not a web address.
        ServerUnsafe: the password would be sent unencrypted.
    """
    parts = urlsplit(url.strip())
    try:
        is_usable = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if parts.username or parts.password:
        raise AddressHoldsAccount
    if not is_usable or parts.query or parts.fragment:
        raise BadValue("url", url.strip())
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise ServerUnsafe(parts.hostname or "")
    return f"{url.strip().rstrip('/')}/"


def bring(
    events: list[EventObject],
    server: CalendarServer,
    series: str,
    *,
    release: int = 0,
    may_overwrite: bool = False,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Brought:
    """Make the calendar hold exactly these events of the series; keep everyone else's events.

    Write new events first and remove old ones last, so that a broken connection loses nothing; a second run
    continues where the first stopped. No event is overwritten that changed since it was read (If-Match).

    Args:
        events: what the calendar shall hold.
        server: the calendar.
        series: name of the schedule on the server.
        release: number of the release that the events come from.
        may_overwrite: whether to replace events that were edited on the server.
        is_stopped: asked before each request; the work ends there when it says so.

    Raises:
        BadValue, AddressHoldsAccount, ServerUnsafe: see `checked_url`.
        ServerRefused: wrong password, or no permission to write.
        CalendarTaken: it holds the same events in another series.
        CalendarNewer: it holds a later release.
        CalendarMissing: there is no calendar at this address.
        CertificateBad: the server cannot prove that it is the one named.
        ServerElsewhere: the server sends on to another one.
        ServerUnreachable: no answer, or an answer that is not from a calendar server.
        PublishingStopped: `is_stopped` said so.
    """
    url = checked_url(server.url)
    with _as_problems(server.host), _client(url, server) as client:
        plan = _plan(_events_there(client, url), events, series, server.host)
        if plan.newest > release:
            raise CalendarNewer(server.host, plan.newest)
        edited = [] if may_overwrite else plan.edited
        kept = {each.uid for each in edited}
        work = _Work(client, server.host, is_stopped)
        written = [
            event
            for event in events
            if plan.needs(event) and event.uid not in kept and work.put(url, event, release, plan)
        ]
        removed = [each for each in plan.gone(events) if each.uid not in kept and work.delete(each)]
        edited += work.refused
    left = len(events) - len(written) - sum(each.uid in {event.uid for event in events} for each in edited)
    return Brought(len(written), len(removed), left, tuple(each.title for each in edited))


class _Plan(NamedTuple):
    """What is there: events of the series by uid, those edited on the server, and the latest release."""

    known: dict[str, ServerEvent]
    edited: list[ServerEvent]
    newest: int

    def needs(self, event: EventObject) -> bool:
        there = self.known.get(event.uid)
        is_edited = there is not None and any(each.uid == event.uid for each in self.edited)
        return there is None or is_edited or there.digest != event.digest

    def gone(self, events: list[EventObject]) -> list[ServerEvent]:
        wanted = {event.uid for event in events}
        return [each for each in self.known.values() if each.uid not in wanted]


def _plan(found: list[ServerEvent], events: list[EventObject], series: str, host: str) -> _Plan:
    wanted = {event.uid: event for event in events}
    if any(each.series not in {series, ""} and each.uid in wanted for each in found):
        raise CalendarTaken(host)
    # A program that drops what it does not know leaves an event of ours without its marks.
    known = {each.uid: each for each in found if each.series == series or each.uid in wanted}
    edited = [each for each in known.values() if is_edited(each, wanted.get(each.uid))]
    return _Plan(known, edited, max((each.release for each in known.values()), default=0))


class _Work:
    """Writes and removes events one by one; `refused` lists those that changed meanwhile."""

    def __init__(self, client: DAVClient, host: str, is_stopped: Callable[[], bool]) -> None:
        self._client = client
        self._host = host
        self._is_stopped = is_stopped
        self.refused: list[ServerEvent] = []

    def put(self, url: str, event: EventObject, release: int, plan: _Plan) -> bool:
        """Write an event if it is as it was read, or if there is none; return whether it was written."""
        there = plan.known.get(event.uid)
        headers = {"Content-Type": "text/calendar; charset=utf-8", **_condition(there)}
        address = there.address if there else f"{url}{event.uid}.ics"
        text = marked(event, release)
        return self._done(
            lambda: self._client.put(address, text, headers).status,
            there or server_event(address, event.data.decode(), ""),
        )

    def delete(self, there: ServerEvent) -> bool:
        """Remove an event if it is as it was read; return whether it was removed."""
        return self._done(lambda: self._client.delete(there.address, _condition(there)).status, there)

    def _done(self, send: Callable[[], int], event: ServerEvent) -> bool:
        if self._is_stopped():
            raise PublishingStopped(self._host)
        status = send()
        if status == _PRECONDITION_FAILED:
            self.refused.append(event)
            return False
        _checked(status)
        return True


def _condition(there: ServerEvent | None) -> dict[str, str]:
    """Return the header that keeps changes made meanwhile (RFC 9110, 13.1)."""
    if there is None:
        return {"If-None-Match": "*"}
    return {"If-Match": there.etag} if there.etag else {}


def _client(url: str, server: CalendarServer) -> DAVClient:
    """Return a client that asks nobody but this server.

    The library would ask the issuer of the certificate whether it still stands (OCSP, CRL), follow the server
    to other addresses and to HTTP/3, and read proxies and passwords from the environment.
    """
    # It loads its own HTTP stack, so only publishing to a server imports it.
    from caldav.davclient import DAVClient

    client = DAVClient(
        url=url,
        username=server.user,
        password=server.password,
        timeout=_PATIENCE,
        enable_rfc6764=False,
    )
    client.session.close()
    client.session = type(client.session)(revocation_configuration=None, disable_http3=True)
    client.session.trust_env = False
    client.session.hooks["response"].append(functools.partial(_stay, url))
    return client


def _stay(url: str, response: Any, **_options: object) -> None:  # noqa: ANN401  # of a library's library
    location = response.headers.get("Location")
    if response.is_redirect and location and not _is_at(urljoin(response.url or url, location), url):
        response.close()
        raise ServerElsewhere(urlsplit(url).hostname or "")


def _is_at(address: str, url: str) -> bool:
    there, here = urlsplit(address), urlsplit(url)
    return (there.scheme, there.netloc) == (here.scheme, here.netloc)


def _events_there(client: DAVClient, url: str) -> list[ServerEvent]:
    from caldav.collection import Calendar

    events = Calendar(client=client, url=url).events()
    # The library returns an awaitable for asynchronous clients; ours is not one.
    found = events if isinstance(events, list) else []
    if any(not _is_at(str(each.url), url) for each in found):
        raise ServerElsewhere(urlsplit(url).hostname or "")
    return [server_event(str(each.url), str(each.data), each.etag or "") for each in found]


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
    except (DAVError, OSError, ValueError, AttributeError) as failed:
        # A response that is not WebDAV makes the library fail in many ways.
        raise (CertificateBad(host) if _is_of_certificate(failed) else ServerUnreachable(host)) from None


def _is_of_certificate(failed: BaseException | None) -> bool:
    while failed is not None:
        if isinstance(failed, ssl.SSLCertVerificationError):
            return True
        failed = failed.__cause__ or failed.__context__
    return False
