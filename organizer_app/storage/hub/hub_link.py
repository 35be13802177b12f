"""What a laptop does at the hub: send sealed segments, fetch those of others, hear the doorbell, be seen."""

from __future__ import annotations

import hashlib
import math
import time
from contextlib import contextmanager
from functools import cached_property, partial
from select import select as select_ready
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    Text,
    and_,
    bindparam,
    case,
    cast,
    extract,
    func,
    insert,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_update

from organizer_app.domain.merging.hub_problems import HubRefusal, HubRefused
from organizer_app.storage.hub.hub_administration import check_format
from organizer_app.storage.hub.hub_connection import (
    BOUNDS,
    answers,
    as_hub_problems,
    connected,
    connection_arguments,
    hub_engine,
    question,
    transaction,
)
from organizer_app.storage.hub.hub_tables import (
    ACKNOWLEDGEMENT,
    FORMAT,
    MEMBER,
    OWN_PLAN,
    PLAN,
    PRESENCE,
    SEGMENT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    import psycopg
    from sqlalchemy import ColumnElement, Connection, Insert, Row, ScalarSelect, Select, TableClause

    from organizer_app.domain.merging.hub_address import HubAddress
    from organizer_app.storage.hub.hub_connection import Question

# How much is fetched at once, and how often is looked where the doorbell cannot be heard.
_MOST_FETCHED: Final = 16 << 20
_MOST_SEGMENTS: Final = 500
_MOST_SENT: Final = 256 << 20
_POLLED_SECONDS: Final = 2.0
_TRIED_SECONDS: Final = 2.0
# Who removes segments needs no newer news of what is where.
_TOLD_SECONDS: Final = 2.0
_BEGINNING: Final = BOUNDS.add_columns(*FORMAT.c, OWN_PLAN.label("plan"))
_NEW_COLUMNS: Final = ("plan", "member", "reader", "first_sequence", "last_sequence", "content")
_ADDED: Final = insert(SEGMENT).values({name: bindparam(name) for name in _NEW_COLUMNS})
# How the hub calls the plan: given as a value, because for a computed one no index would be used.
_PLAN: Final = bindparam("plan", "", type_=Text)


class NewSegment(NamedTuple):
    """Sealed bytes on their way to the hub.

    Attributes:
        content: the bytes.
        first: sequence of the first own change in it; 0 without any.
        last: sequence of the last one.
        reader: the only member who can open it; empty for all.
    """

    content: bytes
    first: int = 0
    last: int = 0
    reader: str = ""


class Fetchable(NamedTuple):
    """What is worth fetching; of anything else only its row comes.

    Attributes:
        most_bytes: how large it is at most.
        begins: its first bytes.
        not_from: keys of members from whom nothing is taken.
    """

    most_bytes: int
    begins: bytes
    not_from: tuple[str, ...] = ()


class Segment(NamedTuple):
    """Sealed bytes that a member has sent, empty if not worth fetching, and their number, which rises."""

    number: int
    member: str
    content: bytes


class Mark(NamedTuple):
    """The newest segment that a laptop has seen, and when the hub received it, in microseconds; 0 if unknown.

    A hub that was restored from a backup, or replaced by a second server that lacked the last of it, has
    another segment in its place, or none.
    """

    number: int = 0
    stamp: int = 0


class Fetched(NamedTuple):
    """What others have sent, and up to which number nothing else can come for this laptop.

    Attributes:
        segments: the oldest first.
        number: of the last segment that is here then.
        is_all: whether the hub had nothing more.
        newest: number of the newest segment there; 0 if there is none.
        pruned_to: up to which number segments may have been removed.
        mark: the segment of `number`.
        is_back: whether the hub is not as far as it was: everything that it has is told again.
    """

    segments: tuple[Segment, ...]
    number: int
    is_all: bool = True
    newest: int = 0
    pruned_to: int = 0
    mark: Mark = Mark()
    is_back: bool = False


_NO_MARK: Final = Mark()
# Higher than the number of any change.
_ALL: Final = (1 << 63) - 1
# The same on every server, whatever time zone it is set to.
_STAMP: Final = cast(extract("epoch", SEGMENT.c.received_at) * 1_000_000, BigInteger)


class HubMember(NamedTuple):
    """What the hub knows of a member.

    Attributes:
        key: public signing key.
        role: what it may see.
        is_revoked: whether it is a member no more.
        number: up to which segment it has everything; 0 before its first exchange.
        seen_at: when it was last there, UTC, or None.
    """

    key: str
    role: str
    is_revoked: bool
    number: int
    seen_at: datetime | None


class HubSize(NamedTuple):
    """How much the hub holds of a plan: segments, bytes, and the number of the newest segment."""

    segments: int
    bytes: int
    newest: int


def _parted(rows: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Part rows, in their order, so that the server takes each part in one message."""
    parts: list[list[dict[str, Any]]] = [[]]
    size = 0
    for row in rows:
        size += len(row["content"])
        if parts[-1] and size > _MOST_SENT:
            parts.append([])
            size = len(row["content"])
        parts[-1].append(row)
    return parts


class HubLink:
    """A laptop's connection to the hub; every call may wait for the network.

    Args:
        address: where the hub is, with the login of this laptop.
        password: of the login.
        member: public signing key of this laptop.
        is_part: whether it is sent a part of the plan: what is for all it could not open.
        fetchable: what is worth fetching; None for everything.
    """

    def __init__(
        self,
        address: HubAddress,
        password: str,
        member: str,
        *,
        is_part: bool = False,
        fetchable: Fetchable | None = None,
    ) -> None:
        self._host = address.host
        self._arguments = connection_arguments(address, password)
        self._engine = hub_engine(address, password)
        self._member, self._is_part, self._fetchable = member, is_part, fetchable
        self._listening: psycopg.Connection | None = None
        self._channel = ""
        # How the hub calls the plan; its owner can give it another name at any time.
        self._plan = ""
        self._is_polled = False
        # Up to which segment everything is here, what the hub was told of it, and when.
        self._have = self._told = 0
        self._told_at = self._looked_at = -math.inf

    @property
    def is_polled(self) -> bool:
        """Whether a pooler keeps the doorbell from being heard, so that the hub is looked at every 2 s."""
        return self._is_polled

    @contextmanager
    def _transaction(self, *, is_writing: bool = False) -> Iterator[Connection]:
        """Open a transaction on a hub that this version may use; its owner can update it at any time."""
        check = partial(self._check, is_writing=is_writing)
        with transaction(self._engine, self._host, beginning=_BEGINNING, check=check) as connection:
            yield connection

    def _check(self, answer: Row[Any], *, is_writing: bool) -> None:
        """Refuse a hub that this version cannot use; learn how it calls the plan."""
        check_format(answer, self._host, is_writing=is_writing)
        if answer.plan != self._plan:
            self._plan = answer.plan
            # The doorbell has another name, too.
            self._stop_listening()

    def close(self) -> None:
        """Close the connections."""
        self._stop_listening()
        self._engine.dispose()

    def check(self) -> None:
        """Find out whether this laptop and this version may use the hub.

        Raises:
            HubRefused: they may not, or it cannot be reached.
        """
        with self._transaction() as connection:
            own = and_(
                MEMBER.c.plan == self._plan, MEMBER.c.id == self._member, MEMBER.c.revoked_at.is_(None)
            )
            if connection.scalar(select(func.count()).select_from(MEMBER).where(own)) != 1:
                raise HubRefused(HubRefusal.NOT_A_MEMBER, self._host)

    def send(self, segments: Sequence[NewSegment]) -> None:
        """Add segments, all or none; each listener is told once.

        Raises:
            HubRefused: none was added.
        """
        rows = [
            {
                "member": self._member,
                "reader": each.reader,
                "first_sequence": each.first,
                "last_sequence": each.last,
                "content": each.content,
            }
            for each in segments
        ]
        beginning, _wanted, added = self._asked
        # Many in one statement: the first one takes the lock of the plan, and the others have then arrived.
        parts = _parted(rows) if rows else []
        if len(rows) > 1:
            asked = (beginning, *(question(self._engine, self._insertion(part)) for part in parts))
        else:
            asked = (beginning, *(added._replace(values={**row, "plan": self._plan}) for row in rows))
        check = partial(self._check, is_writing=True)
        # Under a former name nothing is taken.
        if self._plan and answers(self._engine, self._host, asked, check=check, is_writing=True) is not None:
            return
        with self._transaction(is_writing=True) as connection:
            for part in parts:
                connection.execute(self._insertion(part))

    def _insertion(self, rows: Iterable[dict[str, Any]]) -> Insert:
        return insert(SEGMENT).values([{**row, "plan": self._plan} for row in rows])

    def after(self, number: int, mark: Mark = _NO_MARK, written: int | None = None) -> Fetched:
        """Return what others have sent after a segment, oldest first, as much as is good at once.

        Args:
            number: of the segment.
            mark: the newest one that was ever seen here; if the hub does not have it, all is told again.
            written: the number of the last change of this laptop that it knows to be there. What it sent
                after that comes, too: its plan is an older copy. None to leave that out.

        Raises:
            HubRefused: it cannot be reached.
        """
        numbers = {"after": number, "marked": mark.number, "written": _ALL if written is None else written}
        rows = self._rows_after(numbers)
        pruned_to = rows[0].pruned_to or 0
        is_back = bool(mark.stamp) and mark.number > pruned_to and rows[0].marked_at != mark.stamp
        if is_back:
            # What `pruned_to` and `marked_at` say is as true of any later state of the hub.
            rows = self._rows_after({**numbers, "after": 0})
        newest = rows[0].newest or 0
        # Nothing is left up to where segments were removed.
        last = newest or max(pruned_to, 0 if is_back else number)
        at = Mark(last, rows[0].newest_at or 0)
        if rows[0].place is None:
            return Fetched((), last, True, newest, pruned_to, at, is_back)  # noqa: FBT003  # the hub had no more
        found = tuple(Segment(each.number, each.member, bytes(each.content)) for each in rows)
        is_all = len(rows) == rows[0].listed < _MOST_SEGMENTS
        here = at if is_all else Mark(rows[-1].number, rows[-1].stamp)
        return Fetched(found, here.number, is_all, newest, pruned_to, here, is_back)

    def _rows_after(self, numbers: Mapping[str, int]) -> Sequence[Any]:
        """Ask what came after a segment, in one wait for the network where the hub has the answer."""
        beginning, wanted, _added = self._asked
        plan = self._plan
        asked = (beginning, wanted._replace(values={**wanted.values, **numbers, "plan": plan}))
        check = partial(self._check, is_writing=False)
        rows = answers(self._engine, self._host, asked, check=check) if plan else None
        if rows is not None and plan == self._plan:
            return rows
        with self._transaction() as connection:
            return connection.execute(self._wanted, {**numbers, "plan": self._plan}).all()

    @cached_property
    def _asked(self) -> tuple[Question, Question, Question]:
        """What is asked again and again: the beginning, what came after a segment, and to add one."""
        statements = (_BEGINNING, self._wanted, _ADDED)
        beginning, wanted, added = (question(self._engine, each) for each in statements)
        return beginning, wanted, added

    @cached_property
    def _wanted(self) -> Select[Any]:
        """The question for what came after a segment; one statement sees one state of the hub.

        It is asked after every doorbell, so it is put together once.
        """
        after, marked = bindparam("after", 0, type_=BigInteger), bindparam("marked", 0, type_=BigInteger)
        newest = select(func.max(SEGMENT.c.number).label("newest")).where(self._later(after)).subquery()
        listed = (
            select(SEGMENT.c.number, SEGMENT.c.member, self._fetched_content(), _STAMP.label("stamp"))
            .where(self._for_here(after, bindparam("written", _ALL, type_=BigInteger)))
            .order_by(SEGMENT.c.number)
            .limit(_MOST_SEGMENTS)
            .subquery()
        )
        sized = select(
            *listed.c,
            func.sum(func.octet_length(listed.c.content)).over(order_by=listed.c.number).label("bytes"),
            func.row_number().over(order_by=listed.c.number).label("place"),
            func.count().over().label("listed"),
        ).subquery()
        fitting = or_(sized.c.bytes <= _MOST_FETCHED, sized.c.place == 1)
        pruned = select(PLAN.c.pruned_to).where(PLAN.c.id == _PLAN).scalar_subquery()
        told = (pruned.label("pruned_to"), self._stamp_of(marked).label("marked_at"))
        newest_at = self._stamp_of(newest.c.newest).label("newest_at")
        wanted = select(*told, newest.c.newest, newest_at, *sized.c)
        return wanted.select_from(newest.outerjoin(sized, fitting)).order_by(sized.c.number)

    def _fetched_content(self) -> ColumnElement[bytes]:
        """Return the content of a segment, or nothing for noise: a member may send much of it a day."""
        content, wanted = SEGMENT.c.content, self._fetchable
        if wanted is None:
            return content
        is_wanted = and_(
            func.octet_length(content) <= wanted.most_bytes,
            func.substr(content, 1, len(wanted.begins)) == literal(wanted.begins),
            SEGMENT.c.member.not_in(wanted.not_from),
        )
        return case((is_wanted, content), else_=literal(b"")).label("content")

    def _stamp_of(self, number: int | ColumnElement[int]) -> ScalarSelect[int]:
        """Return when the hub received a segment."""
        return select(_STAMP).where(SEGMENT.c.plan == _PLAN, SEGMENT.c.number == number).scalar_subquery()

    def has_after(self, number: int) -> bool:
        """Return whether others have sent something after a segment, without fetching it.

        Raises:
            HubRefused: it cannot be reached.
        """
        wanted = select(SEGMENT.c.number).where(self._for_here(number, _ALL)).limit(1)
        with self._transaction() as connection:
            return connection.scalar(wanted, {"plan": self._plan}) is not None

    def _later(self, number: int | ColumnElement[int]) -> ColumnElement[bool]:
        return and_(SEGMENT.c.plan == _PLAN, SEGMENT.c.number > number)

    def _for_here(
        self, number: int | ColumnElement[int], written: int | ColumnElement[int]
    ) -> ColumnElement[bool]:
        return and_(
            self._later(number),
            or_(SEGMENT.c.member != self._member, SEGMENT.c.last_sequence > written),
            SEGMENT.c.reader.in_((self._member,) if self._is_part else ("", self._member)),
        )

    def acknowledge(self, number: int) -> None:
        """Tell the hub that everything up to a segment is here; soon, and not after every segment."""
        self._have = max(self._have, number)
        self._tell_have()

    def _tell_have(self) -> float:
        """Tell it if it is time; return the seconds until then, infinite if all is told."""
        if self._have <= self._told:
            return math.inf
        left = self._told_at + _TOLD_SECONDS - time.monotonic()
        if left > 0:
            return left
        row = {"member": self._member, "number": self._have, "at": func.now()}
        self._put(ACKNOWLEDGEMENT, row)
        self._told, self._told_at = self._have, time.monotonic()
        return math.inf

    def tell_presence(self, content: bytes) -> None:
        """Leave a sealed note of what is being edited here, in the place of the last one."""
        self._put(PRESENCE, {"member": self._member, "content": content, "at": func.now()})

    def _put(self, table: TableClause, row: dict[str, object]) -> None:
        changed = [name for name in row if name != "member"]
        try:
            with self._transaction(is_writing=True) as connection:
                made = insert_or_update(table).values({**row, "plan": self._plan})
                renewed = {name: made.excluded[name] for name in changed}
                connection.execute(
                    made.on_conflict_do_update(index_elements=["plan", "member"], set_=renewed)
                )
        except HubRefused as refused:
            # A reader reads without being seen.
            if refused.reason is not HubRefusal.ONLY_READ:
                raise

    def presence(self, seconds: float) -> tuple[tuple[str, bytes], ...]:
        """Return the sealed notes of other members that are not older than that, by member."""
        recent = func.now() - text(f"interval '{float(seconds)} seconds'")
        wanted = select(PRESENCE.c.member, PRESENCE.c.content).where(
            PRESENCE.c.plan == _PLAN, PRESENCE.c.member != self._member, PRESENCE.c.at > recent
        )
        with self._transaction() as connection:
            rows = connection.execute(wanted.order_by(PRESENCE.c.member), {"plan": self._plan}).all()
        return tuple((member, bytes(content)) for member, content in rows)

    def pruned_to(self) -> int:
        """Return up to which number segments may have been removed."""
        with self._transaction() as connection:
            found = connection.scalar(select(PLAN.c.pruned_to).where(PLAN.c.id == self._plan))
        return int(found or 0)

    def members(self) -> tuple[HubMember, ...]:
        """Return the members as the hub knows them, by key."""
        told = ACKNOWLEDGEMENT
        joined = MEMBER.outerjoin(told, and_(told.c.plan == MEMBER.c.plan, told.c.member == MEMBER.c.id))
        columns = (MEMBER.c.id, MEMBER.c.role, MEMBER.c.revoked_at.isnot(None), told.c.number, told.c.at)
        wanted = select(*columns).select_from(joined).where(MEMBER.c.plan == _PLAN)
        with self._transaction() as connection:
            rows = connection.execute(wanted.order_by(MEMBER.c.id), {"plan": self._plan}).all()
        return tuple(HubMember(key, role, gone, number or 0, at) for key, role, gone, number, at in rows)

    def size(self) -> HubSize:
        """Return how much the hub holds of the plan."""
        wanted = select(
            func.count(),
            func.coalesce(func.sum(func.octet_length(SEGMENT.c.content)), 0),
            func.coalesce(func.max(SEGMENT.c.number), 0),
        ).where(SEGMENT.c.plan == _PLAN)
        with self._transaction() as connection:
            return HubSize(*map(int, connection.execute(wanted, {"plan": self._plan}).one()))

    def wait(self, seconds: float, *, woken: Sequence[int] = ()) -> bool:
        """Wait until somebody has sent something, or the time is over; return whether it is worth looking.

        Args:
            seconds: how long at most.
            woken: descriptors of sockets; the wait ends, too, when one of them can be read.

        Raises:
            HubRefused: the connection is lost.
        """
        seconds = min(seconds, self._tell_have())
        if self._is_polled:
            seconds = max(0.0, min(seconds, self._looked_at + _POLLED_SECONDS - time.monotonic()))
        with as_hub_problems(self._host):
            try:
                if self._listening is None:
                    # What came before is not announced again.
                    self._listen()
                    return True
                bell = self._listening.fileno()
                heard = select_ready((bell, *woken), (), (), seconds)[0]
                # Asking the driver takes longer than the wait itself, and mostly nothing has come.
                is_rung = bell in heard and self._is_rung(self._listening, 0)
            except BaseException:
                self._stop_listening()
                raise
        # A busy computer may have heard the first ring too late: there is no pooler.
        self._is_polled = self._is_polled and not is_rung
        is_due = self._is_polled and time.monotonic() >= self._looked_at + _POLLED_SECONDS
        if is_due:
            self._looked_at = time.monotonic()
        return is_rung or is_due

    def _listen(self) -> None:
        with self._transaction():
            # Every login of the database can hear it, so it does not tell the name.
            name = hashlib.md5(self._plan.encode(), usedforsecurity=False).hexdigest()
        self._channel = f"organizer_hub_{name}"
        # Outside of the pool: it is held for as long as somebody listens.
        self._listening = connected(self._arguments, autocommit=True)
        self._listening.execute(f'LISTEN "{self._channel}"')
        self._is_polled = not self._is_heard(self._listening)

    def _is_heard(self, listening: psycopg.Connection) -> bool:
        """Ring once oneself: a pooler between gives the connection to others between two statements."""
        with self._transaction() as connection:
            connection.execute(select(func.pg_notify(self._channel, "")))
        return self._is_rung(listening, _TRIED_SECONDS)

    @staticmethod
    def _is_rung(listening: psycopg.Connection, seconds: float) -> bool:
        """Return whether the doorbell rings within some seconds."""
        return any(True for _ in listening.notifies(timeout=seconds, stop_after=1))

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None
