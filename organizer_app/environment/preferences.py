"""Remember recent plans and the chosen look; a broken file means a fresh start."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.local_measures import UNITS, WEEKS
from organizer_app.domain.basics.problems import CannotWrite
from organizer_app.environment.plan_finds import PlanFinds, finds_of
from organizer_app.environment.plan_layouts import PlanLayout, at_front, layouts_of, text_of

if TYPE_CHECKING:
    from pathlib import Path

SCHEMES: Final = ("system", "light", "dark")
# Minutes idle after which a protected plan is locked; 0 for never.
LOCK_CHOICES: Final = (0, 5, 10, 30)
_LOCK_MINUTES: Final = 10
_MOST_RECENT: Final = 8
_MOST_COMMANDS: Final = 5
_MOST_ASKED: Final = 50
# Older versions kept the five levels without what is over.
_LEVELS: Final = frozenset({5, 6})
_MOST_CITIES: Final = 1_000_000
_SMALLEST: Final = 0.8
_LARGEST: Final = 2.0
_NAME: Final = "preferences.json"


@dataclass(frozen=True, slots=True)
class RecentPlan:
    """A plan that was open on this computer.

    Attributes:
        path: its absolute path.
        title: its title at that time; empty for a protected plan, which only shows its file name.
        opened_at: when it was last opened, UTC, ISO text.
        is_protected: whether it needs a passphrase.
        anchor: its last known anchor date, ISO text; empty for a protected plan.
        mix: last known number of cities at each readiness level, worst first; empty for a protected plan.
    """

    path: str
    title: str = ""
    opened_at: str = ""
    is_protected: bool = False
    anchor: str = ""
    mix: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is remembered between two starts.

    Attributes:
        scheme: light, dark or system.
        recent: plans, last opened first.
        zoom: text size, 0.8 to 2.0.
        commands: codes of the commands run last, latest first; never their subjects.
        layouts: windows of plans.
        finds: recent choices in unprotected plans; nothing from a protected one.
        is_folded: whether the sidebar only shows icons.
        has_toured: whether the tour was seen or skipped.
        calendar_url: address of the calendar that releases are published to; empty without one.
        calendar_user: account on that server; the password is requested each time and never stored.
        lock_minutes: minutes idle after which a protected plan is locked; one of `LOCK_CHOICES`.
        remembered: paths of plans whose key the system's keyring keeps, because somebody asked for it.
        author: the name that changes made on this laptop carry; empty for none.
        is_author_asked: whether somebody was asked for that name.
        asked_to_protect: paths of plans whose person was asked whether to protect them, latest first.
        second_backups: folder for a second copy of every backup; empty without one.
        units: of distances, one of `local_measures.UNITS`; empty as in the country of the plan.
        week: the day that weeks begin on, one of `local_measures.WEEKS`; empty likewise.
        alarm_sound: whether a missed check-in makes a sound.
        alarm_notice: whether a missed check-in shows a notification of the desktop.
    """

    scheme: str = "system"
    recent: tuple[RecentPlan, ...] = field(default=())
    zoom: float = 1.0
    commands: tuple[str, ...] = ()
    layouts: tuple[PlanLayout, ...] = ()
    finds: tuple[PlanFinds, ...] = ()
    is_folded: bool = False
    has_toured: bool = False
    calendar_url: str = ""
    calendar_user: str = ""
    lock_minutes: int = _LOCK_MINUTES
    remembered: tuple[str, ...] = ()
    author: str = ""
    is_author_asked: bool = False
    asked_to_protect: tuple[str, ...] = ()
    second_backups: str = ""
    units: str = ""
    week: str = ""
    alarm_sound: bool = False
    alarm_notice: bool = False


def preferences_file() -> Path:
    """Return the path of the user's preferences file on this computer."""
    from platformdirs import user_config_path

    return user_config_path("organizer", appauthor=False) / _NAME


def read_preferences(file: Path) -> Preferences:
    """Return the preferences in a file; return the defaults for a missing, damaged or foreign one."""
    try:
        found: Any = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    scheme = found.get("scheme")
    recent = found.get("recent")
    plans = [_recent(entry) for entry in recent[:_MOST_RECENT]] if isinstance(recent, list) else []
    return Preferences(
        scheme=scheme if isinstance(scheme, str) and scheme in SCHEMES else "system",
        recent=tuple(plan for plan in plans if plan is not None),
        zoom=_zoom(found.get("zoom")),
        commands=_codes(found.get("commands")),
        layouts=layouts_of(found.get("layouts")),
        finds=finds_of(found.get("finds")),
        is_folded=found.get("is_folded") is True,
        has_toured=found.get("has_toured") is True,
        calendar_url=text_of(found.get("calendar_url")),
        calendar_user=text_of(found.get("calendar_user")),
        lock_minutes=_lock_minutes(found.get("lock_minutes")),
        remembered=_paths(found.get("remembered")),
        author=_author(found.get("author")),
        is_author_asked=found.get("is_author_asked") is True,
        asked_to_protect=_paths(found.get("asked_to_protect")),
        second_backups=text_of(found.get("second_backups")),
        units=_one_of(UNITS, found.get("units")),
        week=_one_of(WEEKS, found.get("week")),
        alarm_sound=found.get("alarm_sound") is True,
        alarm_notice=found.get("alarm_notice") is True,
    )


def write_preferences(file: Path, preferences: Preferences) -> None:
    """Save the preferences; ignore a folder that cannot be written."""
    text = json.dumps(asdict(preferences), indent=2, ensure_ascii=False)
    with suppress(OSError, CannotWrite):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # It loads `secrets` for random names, which a start that saves nothing should not pay for.
        from organizer_app.environment.files.atomic_files import OWNER_ONLY, write_whole

        write_whole(file, f"{text}\n".encode(), mode=OWNER_ONLY)


def author_here() -> str:
    """Return the name that changes made on this laptop carry; empty for none."""
    return read_preferences(preferences_file()).author


def with_recent(preferences: Preferences, plan: RecentPlan) -> Preferences:
    """Return the preferences with a plan at the front of the recent ones."""
    recent = at_front(plan, preferences.recent, _MOST_RECENT, attrgetter("path"))
    return replace(preferences, recent=recent)


def with_look(preferences: Preferences, path: str, anchor: str, mix: tuple[int, ...]) -> Preferences:
    """Return the preferences with the current state of a recent plan; leave a protected one unchanged."""
    recent = tuple(
        replace(each, anchor=anchor, mix=mix) if each.path == path and not each.is_protected else each
        for each in preferences.recent
    )
    return replace(preferences, recent=recent)


def with_command(preferences: Preferences, code: str) -> Preferences:
    """Return the preferences with a command at the front of the recent ones."""
    return replace(preferences, commands=at_front(code, preferences.commands, _MOST_COMMANDS))


def with_asked(preferences: Preferences, path: str) -> Preferences:
    """Return the preferences with a plan whose person was asked whether to protect it."""
    return replace(preferences, asked_to_protect=at_front(path, preferences.asked_to_protect, _MOST_ASKED))


def opened_now(path: Path, title: str, now: datetime, *, is_protected: bool) -> RecentPlan:
    """Return the entry of a plan opened at `now`, UTC; leave out the title of a protected plan."""
    return RecentPlan(
        path=str(path.absolute()),
        title="" if is_protected else title,
        opened_at=now.astimezone(UTC).isoformat(timespec="minutes"),
        is_protected=is_protected,
    )


def _recent(entry: object) -> RecentPlan | None:
    if not isinstance(entry, dict):
        return None
    path, title, opened_at = (text_of(entry.get(key)) for key in ("path", "title", "opened_at"))
    if not path:
        return None
    is_protected = entry.get("is_protected") is True
    if is_protected:
        return RecentPlan(path, title, _moment(opened_at), is_protected=True)
    return RecentPlan(
        path, title, _moment(opened_at), anchor=_day(text_of(entry.get("anchor"))), mix=_mix(entry.get("mix"))
    )


def _mix(value: object) -> tuple[int, ...]:
    counts = value if isinstance(value, list) else []
    is_mix = len(counts) in _LEVELS and all(
        type(each) is int and 0 <= each <= _MOST_CITIES for each in counts
    )
    return tuple(counts) if is_mix else ()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _zoom(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and _SMALLEST <= value <= _LARGEST:
        return float(value)
    return 1.0


def _lock_minutes(value: object) -> int:
    return value if type(value) is int and value in LOCK_CHOICES else _LOCK_MINUTES


def _one_of(choices: tuple[str, ...], value: object) -> str:
    return value if isinstance(value, str) and value in choices else choices[0]


def _codes(value: object) -> tuple[str, ...]:
    codes = value if isinstance(value, list) else []
    return tuple(code for code in codes if isinstance(code, str) and code.isidentifier())[:_MOST_COMMANDS]


def _paths(value: object) -> tuple[str, ...]:
    paths = value if isinstance(value, list) else []
    return tuple(filter(None, map(text_of, paths)))[:_MOST_ASKED]


def _author(value: object) -> str:
    name = text_of(value)
    if not name:
        return ""
    from organizer_app.domain.basics.author_names import author_name_of

    return author_name_of(name)


def _moment(text: str) -> str:
    try:
        return text if datetime.fromisoformat(text).tzinfo is not None else ""
    except ValueError:
        return ""
