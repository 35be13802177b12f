"""Publishes a release to a calendar server that HQ names; nothing is sent there without a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import BadValue
from organizer_app.exchange.schedule.caldav_server import Brought, CalendarServer, bring, checked_url
from organizer_app.exchange.schedule.ics_events import event_objects
from organizer_app.services.sharing.releases import given_schedule, series_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.sharing.schedule_words import ScheduleWords

_MAY_GO = tuple(audience.code for audience in Audience if audience < Audience.INTERNAL)
__all__ = ["Brought", "CalendarServer", "checked_url", "publish_to_server"]


def publish_to_server(
    release: Release,
    server: CalendarServer,
    *,
    words: ScheduleWords,
    may_overwrite: bool = False,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Brought:
    """Make a calendar contain exactly what a release shows.

    Only events of the same mobilization and audience are touched, so others can use the calendar too.

    Args:
        release: for the public or for partners.
        server: the calendar and the account that writes there.
        words: words in the language of the readers.
        may_overwrite: whether to replace events that were edited on the server.
        is_stopped: asked before each request; the work ends there when it says so.

    Raises:
        BadValue: the release is for HQ only, or the address is invalid.
        ReleaseWithdrawn: the release must no longer be used.
        CalendarNewer, ServerUnsafe, ServerRefused, ServerUnreachable and others: see `caldav_server.bring`.
        ReleaseDamaged: see `releases.schedule_of`.
    """
    # Internal schedules contain phone numbers, and a server passes its calendars on.
    if release.audience >= Audience.INTERNAL:
        raise BadValue("audience", release.audience.code, _MAY_GO)
    schedule = given_schedule(release)
    series = series_name(release)
    return bring(
        event_objects(schedule, words, series),
        server,
        series,
        release=release.number,
        may_overwrite=may_overwrite,
        is_stopped=is_stopped,
    )
