"""Map the words people write for a tactic, a status or a time zone to ours."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import UnknownZone
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.domain.time.local_time import zone_info

if TYPE_CHECKING:
    from collections.abc import Mapping

_ZONE_KEY: Final = re.compile(r"[A-Z][A-Za-z0-9_+-]{1,30}(?:/[A-Za-z][A-Za-z0-9_+-]{0,30}){0,2}")
# Searched in this order as parts of the text: "counter protest" before "protest".
_TACTICS: tuple[tuple[str, Tactic], ...] = (
    ("counter", Tactic.COUNTER_PROTEST),
    ("press", Tactic.PRESS_EVENT),
    ("march", Tactic.MARCH),
    ("parade", Tactic.MARCH),
    ("caravan", Tactic.MARCH),
    ("vigil", Tactic.VIGIL),
    ("memorial", Tactic.VIGIL),
    ("picket", Tactic.PICKET),
    ("deliver", Tactic.DELIVERY),
    ("petition", Tactic.DELIVERY),
    ("teach", Tactic.TEACH_IN),
    ("sit-in", Tactic.SIT_IN),
    ("sit in", Tactic.SIT_IN),
    ("die-in", Tactic.SIT_IN),
    ("occup", Tactic.SIT_IN),
    ("civil disobedience", Tactic.SIT_IN),
    ("walkout", Tactic.WALKOUT),
    ("walk-out", Tactic.WALKOUT),
    ("walk out", Tactic.WALKOUT),
    ("strike", Tactic.STRIKE),
    ("banner", Tactic.BANNER_DROP),
    ("canvass", Tactic.CANVASS),
    ("door-knock", Tactic.CANVASS),
    ("door knock", Tactic.CANVASS),
    ("town hall", Tactic.TOWN_HALL),
    ("town_hall", Tactic.TOWN_HALL),
    ("training", Tactic.TRAINING),
    ("meeting", Tactic.MEETING),
    ("rally", Tactic.RALLY),
    ("rallies", Tactic.RALLY),
    ("protest", Tactic.RALLY),
    ("demonstration", Tactic.RALLY),
    ("gathering", Tactic.RALLY),
)
_SAYS_LITTLE = re.compile(r"^(?!.*counter).*(?:demonstration|gathering|protest)")
_BETWEEN_TACTICS = re.compile(r"\s*(?:[;,/&+]|\band\b)\s*")
_NOT_A_LETTER = re.compile(r"[\s_-]+")
_STATUSES: Mapping[str, ActionStatus] = {
    **{status.value: status for status in ActionStatus},
    "idea": ActionStatus.PROSPECT,
    "maybe": ActionStatus.PROSPECT,
    "draft": ActionStatus.PROSPECT,
    "no": ActionStatus.DECLINED,
    "tentative": ActionStatus.ASKED,
    "pending": ActionStatus.ASKED,
    "invited": ActionStatus.ASKED,
    "planned": ActionStatus.COMMITTED,
    "scheduled": ActionStatus.COMMITTED,
    "in": ActionStatus.COMMITTED,
    "yes": ActionStatus.CONFIRMED,
    "y": ActionStatus.CONFIRMED,
    "ok": ActionStatus.CONFIRMED,
    "approved": ActionStatus.CONFIRMED,
    "canceled": ActionStatus.CANCELLED,
    "called off": ActionStatus.CANCELLED,
    "done": ActionStatus.ENDED,
    "completed": ActionStatus.ENDED,
}
_ACCESS: Mapping[str, AccessStatus] = {
    **{status.value.replace("_", " "): status for status in AccessStatus},
    **dict.fromkeys(("yes", "y", "full", "fully accessible", "ada"), AccessStatus.ACCESSIBLE),
    **dict.fromkeys(("ada accessible", "wheelchair accessible", "step free"), AccessStatus.ACCESSIBLE),
    **dict.fromkeys(("partly accessible", "partial", "partially", "limited"), AccessStatus.PARTLY),
    **dict.fromkeys(("no", "n", "inaccessible", "none"), AccessStatus.NOT_ACCESSIBLE),
    **dict.fromkeys(("", "?", "tbd", "not asked"), AccessStatus.UNKNOWN),
}
# Below a heading "Confirmed?" a no is no refusal: the city has been asked and has not said yes so far.
_CONFIRMED: Mapping[str, ActionStatus] = {
    **dict.fromkeys(
        ("y", "yes", "x", "true", "checked", "confirmed", "ok", "si", "sí", "✓"), ActionStatus.CONFIRMED
    ),
    **dict.fromkeys(
        (
            "n",
            "no",
            "not yet",
            "todavía no",
            "todavia no",
            "aún no",
            "aun no",
            "false",
            "maybe",
            "?",
            "unconfirmed",
            "not confirmed",
            "quizás",
            "quizas",
        ),
        ActionStatus.ASKED,
    ),
}
# Below a heading "Permit?" a no is something to do; only more words say that none is needed.
_PERMITS: Mapping[str, PermitStatus] = {
    **{status.value.replace("_", " "): status for status in PermitStatus},
    **dict.fromkeys(
        (
            "y",
            "yes",
            "x",
            "true",
            "checked",
            "got it",
            "have it",
            "approved",
            "issued",
            "ok",
            "done",
            "si",
            "sí",
            "✓",
        ),
        PermitStatus.GRANTED,
    ),
    **dict.fromkeys(
        (
            "applied",
            "applied for",
            "pending",
            "submitted",
            "waiting",
            "in process",
            "in progress",
            "requested",
            "solicitado",
            "pendiente",
        ),
        PermitStatus.FILED,
    ),
    **dict.fromkeys(
        (
            "n",
            "no",
            "not yet",
            "todavía no",
            "todavia no",
            "aún no",
            "aun no",
            "false",
            "needed",
            "not filed",
            "not applied",
            "todo",
            "to do",
        ),
        PermitStatus.TO_FILE,
    ),
    **dict.fromkeys(
        ("n/a", "na", "none needed", "not required", "no permit needed", "exempt", "no necesario"),
        PermitStatus.NOT_NEEDED,
    ),
    **dict.fromkeys(("refused", "rejected", "denegado"), PermitStatus.DENIED),
}
_ANSWER_WITHIN = 4
_ANSWER_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)?")
# A single letter begins too many other words.
_PERMIT_WORDS = {
    **{
        " ".join(_NOT_A_LETTER.sub(" ", word).split()): each
        for word, each in _PERMITS.items()
        if len(word) > 1
    },
    "not needed": PermitStatus.NOT_NEEDED,
    "not required": PermitStatus.NOT_NEEDED,
}
_ZONES: Mapping[str, str] = {
    **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("akt", "akst", "akdt", "alaska"), "America/Anchorage"),
    **dict.fromkeys(("ht", "hst", "hawaii"), "Pacific/Honolulu"),
    **dict.fromkeys(("ast", "atlantic"), "America/Puerto_Rico"),
    **dict.fromkeys(("utc", "gmt", "z"), "UTC"),
}


@functools.lru_cache(maxsize=4096)
def tactic_meant(text: str) -> Tactic | None:
    """Return the tactic of a written word; None for an empty text, OTHER for an unknown word.

    Of several, as in "rally; door-knocking", the first with a meaning counts, but "protest" says less than
    any other.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    parts = [part for part in _BETWEEN_TACTICS.split(wanted) if _one_tactic(part) is not Tactic.OTHER]
    telling = [part for part in parts if not _SAYS_LITTLE.match(part)]
    return _one_tactic((telling or parts or [wanted])[0])


def _one_tactic(words: str) -> Tactic:
    known = next((tactic for tactic in Tactic if tactic.value == words.replace(" ", "_")), None)
    return known or next((tactic for part, tactic in _TACTICS if part in words), Tactic.OTHER)


def is_tactic_itself(text: str) -> bool:
    """Return whether a text only names a tactic of ours, so that nothing is lost with its words."""
    wanted = _NOT_A_LETTER.sub("_", text.strip().casefold())
    return any(tactic.value in {wanted, wanted.removesuffix("s")} for tactic in Tactic)


@functools.lru_cache(maxsize=1024)
def status_meant(text: str) -> ActionStatus | None:
    """Return the status of a written word, or None."""
    return _STATUSES.get(text.strip().casefold().rstrip("!."))


@functools.lru_cache(maxsize=1024)
def access_meant(text: str) -> AccessStatus | None:
    """Return what a written word says about access, or None; a blank says nothing."""
    return _ACCESS.get(" ".join(text.casefold().replace("_", " ").split()).rstrip("!."))


@functools.lru_cache(maxsize=1024)
def confirmed_meant(text: str) -> str:
    """Return the status that an answer to "Confirmed?" means, as a word that `status_meant` reads.

    Any other text is returned as it is.
    """
    found = _CONFIRMED.get(text.strip().casefold().rstrip("!."))
    return text if found is None else found.value


@functools.lru_cache(maxsize=1024)
def permit_meant(text: str) -> PermitStatus | None:
    """Return how far a permit is by the answer to "Permit?", or None."""
    return _PERMITS.get(" ".join(text.casefold().replace("_", " ").split()).rstrip("!."))


@functools.lru_cache(maxsize=1024)
def permit_assumed(text: str) -> PermitStatus | None:
    """Return how far a permit is by the words at the beginning of a longer answer, or None.

    "No" and "yes" say less than what follows: "No, not needed for sidewalks" is not needed.
    """
    words = _ANSWER_WORD.findall(text.casefold())
    found = [
        meant
        for at in range(min(len(words), _ANSWER_WITHIN))
        for length in (3, 2, 1)
        if (meant := _PERMIT_WORDS.get(" ".join(words[at : at + length]))) is not None
    ]
    telling = [each for each in found if each not in (PermitStatus.TO_FILE, PermitStatus.GRANTED)]
    return next(iter(telling or found), None)


@functools.lru_cache(maxsize=1024)
def zone_meant(text: str) -> str:
    """Return the IANA zone of a written name: itself, or a US short name; empty if unknown."""
    wanted = text.strip()
    known = _ZONES.get(wanted.casefold().removesuffix(" time"))
    # Anything else would be looked up as a file, or even as a package.
    if known or not _ZONE_KEY.fullmatch(wanted):
        return known or ""
    try:
        zone_info(wanted)
    except UnknownZone:
        return ""
    return wanted
