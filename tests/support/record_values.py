"""Records with every field filled: one fixed example of each type, and any that Hypothesis thinks of."""

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from organizer_app.domain.basics.records import BOOKKEEPING, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)

ZONES = ("", "America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Asia/Kolkata", "UTC")
# What both databases take: no NUL, which PostgreSQL refuses in a text, and no half of a surrogate pair.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
# A record keeps moments to the second and wall times to the minute.
MOMENTS = st.integers(min_value=-62_135_000_000, max_value=253_402_000_000).map(
    lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
WALLS = st.times().map(lambda wall: time(wall.hour, wall.minute))
DAYS = st.dates(min_value=date(1900, 1, 2), max_value=date(2200, 12, 30))
NUMBERS = st.integers(min_value=-(2**62), max_value=2**62)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)

_STRATEGIES: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: NUMBERS,
    float: FLOATS,
    bool: st.booleans(),
    datetime: MOMENTS,
    date: DAYS,
    time: WALLS,
}
_EXAMPLES: dict[object, Any] = {
    int: 7,
    float: -0.5,
    bool: True,
    datetime: datetime(2019, 7, 15, 16, 0, 1, tzinfo=UTC),
    date: date(2019, 7, 15),
    time: time(12, 34),
}


def kind_of(hint: object) -> tuple[object, bool]:
    """Return what a field holds and whether it may be None, from its annotation."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    arguments = get_args(hint)
    if type(None) in arguments:
        return next(kind for kind in arguments if kind is not type(None)), True
    return hint, False


def any_record(record_type: type[AnyRecord], **overrides: Any) -> AnyRecord:
    """Return a record whose fields all differ from their defaults, the same at every call."""
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(record_type).items():
        kind, _ = kind_of(hint)
        values[name] = _example(kind, name)
    values.update(id=f"{record_type.__name__}-1", version=0, created_at=None, updated_at=None, hidden=False)
    if "zone" in values:
        values["zone"] = "America/Chicago"
    return record_type(**{**values, **overrides})


def _example(kind: object, name: str) -> object:
    if kind in _EXAMPLES:
        return _EXAMPLES[kind]
    if get_origin(kind) is tuple:
        return (f"{name} ü", "a; b", "")
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)[-1]
    return f"{name} \u2019\u00e9\U0001f3d9\n\t'\"%s{{}}"


def records(record_type: type[AnyRecord], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[AnyRecord]:
    """Return a strategy for new records of a type; ids are left to the caller unless fixed."""
    hints = get_type_hints(record_type)
    drawn = {
        field.name: fixed[field.name] if field.name in fixed else _strategy(field.name, hints[field.name])
        for field in fields(record_type)
        if field.name not in BOOKKEEPING - {"id"}
    }
    return st.builds(record_type, **drawn)


def _strategy(name: str, hint: object) -> st.SearchStrategy[Any]:
    kind, nullable = kind_of(hint)
    if name == "zone":
        found: st.SearchStrategy[Any] = st.sampled_from(ZONES)
    elif get_origin(kind) is tuple:
        found = st.lists(TEXTS, max_size=3).map(tuple)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        found = st.sampled_from(list(kind))
    else:
        found = _STRATEGIES[kind]
    return st.none() | found if nullable else found
