"""What laptops lack of each other is counted by the members that are left, and never below nothing."""

from datetime import UTC, datetime

from organizer_app.domain.merging.exchange_books import ExchangeBook, MemberState, lacking
from organizer_app.domain.merging.members import Member

THEN = datetime(2027, 3, 1, 12, tzinfo=UTC)


def state(
    name: str, they_lack: int, you_lack: int, *, is_heard: bool = True, is_gone: bool = False
) -> MemberState:
    member = Member(
        name, name, "seal", THEN, heard_at=THEN if is_heard else None, revoked={} if is_gone else None
    )
    return MemberState(member, (), they_lack, you_lack)


def test_what_one_has_more_of_than_is_wanted_makes_up_for_nothing() -> None:
    assert lacking({"ana": 9, "ben": 1}, {"ana": 5, "ben": 4, "cem": 2}) == 5
    assert lacking({}, {}) == 0


def test_who_was_revoked_counts_no_more() -> None:
    members = (
        state("ana", 3, 1),
        state("ben", 7, 2, is_heard=False),
        state("cem", 0, 0, is_heard=False),
        state("eve", 90, 40, is_heard=False, is_gone=True),
    )
    book = ExchangeBook("", (), "", 0, members)
    assert [each.member.name for each in book.present] == ["ana", "ben", "cem"]
    assert (book.unsent, book.lacked, book.silent) == (7, 3, 2)
    alone = ExchangeBook("", (), "", 0)
    assert (alone.alone, alone.unsent, alone.lacked, alone.silent) == (0, 0, 0, 0)
