"""Define the kinds of fault a plan can have, and how severe each is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from organizer_app.domain.rows.action_rows import ActionRow


class FindingKind(Enum):
    """The faults that checks find, in the order they are listed for one action.

    Attributes:
        place: its position, counted from 0.
    """

    def __init__(self, _code: str) -> None:
        # Faults are sorted by the ten thousand, and a dictionary would compute the hash of the kind each
        # time.
        self.place = len(type(self).__members__)

    MISSING_LEAD = "missing_lead"
    MISSING_BACKUP = "missing_backup"
    MISSING_PHONE = "missing_phone"
    PLACEHOLDER = "placeholder"
    MISSING_TIME = "missing_time"
    END_BEFORE_START = "end_before_start"
    SKIPPED_TIME = "skipped_time"
    DOUBLED_TIME = "doubled_time"
    UNRESOLVED_PLACE = "unresolved_place"
    OUTSIDE_RULE = "outside_rule"
    DOUBLE_BOOKED_LEAD = "double_booked_lead"
    GROUP_STRETCHED = "group_stretched"
    VENUE_CLASH = "venue_clash"
    DUPLICATE_CITY = "duplicate_city"
    LATE_PERMIT = "late_permit"
    OVERDUE_GATE = "overdue_gate"
    STALE_CONFIRMATION = "stale_confirmation"
    AFTER_DARK = "after_dark"
    HOLIDAY = "holiday"
    MOVED_BY_TZDATA = "moved_by_tzdata"
    FORCED_READY = "forced_ready"


class Darkness(Enum):
    """The ways an action can be in the dark."""

    BEFORE_SUNRISE = "before_sunrise"
    AFTER_SUNSET = "after_sunset"
    AFTER_DUSK = "after_dusk"
    NO_SUNRISE = "no_sunrise"


class Severity(Enum):
    """An error makes the schedule wrong; a warning is a risk someone should know about."""

    ERROR = "error"
    WARNING = "warning"


_ERRORS = frozenset(
    {
        FindingKind.MISSING_LEAD,
        FindingKind.PLACEHOLDER,
        FindingKind.MISSING_TIME,
        FindingKind.END_BEFORE_START,
        FindingKind.SKIPPED_TIME,
        FindingKind.DOUBLE_BOOKED_LEAD,
        FindingKind.VENUE_CLASH,
        FindingKind.LATE_PERMIT,
        FindingKind.OVERDUE_GATE,
    }
)


class Finding(NamedTuple):
    """One fault; a tuple because a large plan has tens of thousands of them.

    Attributes:
        kind: the rule that found it.
        row: the action it is about.
        minutes: minutes off schedule or after dark, negative when early; for a double booking, the minutes
            missing for travel; 0 for other kinds.
        other: the second action of a clash, or None.
        detail: what the sentence names, such as a holiday, a task or a permit's authority; never a person;
            for a placeholder, its text.
        subject_id: the record it is about if that is not the action, such as a permit; else empty.
        code: the variant: of a `HolidayKind` or a `Darkness`; else empty.
        due_on: ISO day by which it should have been done, or empty.
        way_out: what a rule still allows, or empty.
    """

    kind: FindingKind
    row: ActionRow
    minutes: int = 0
    other: ActionRow | None = None
    detail: str = ""
    subject_id: str = ""
    code: str = ""
    due_on: str = ""
    way_out: str = ""

    @property
    def severity(self) -> Severity:
        """Return how severe it is."""
        return Severity.ERROR if self.kind in _ERRORS else Severity.WARNING

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what a person accepts with it: kind, subject and other record."""
        other_id = self.other.action_id if self.other else ""
        return self.kind.value, self.subject_id or self.row.action_id, other_id
