"""Ids are UUIDv7: unique without asking anyone, and in the order they were made."""

import os
import threading
import time
import uuid

import pytest

from organizer_app.environment.identity import IdMaker, new_id


def test_an_id_is_a_uuid_of_version_7_with_the_present_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_800_000_000_123_456_789)
    made = uuid.UUID(IdMaker()())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert str(made) == str(made).lower()
    assert made.int >> 80 == 1_800_000_000_123


def test_ids_rise_even_within_one_millisecond() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert {uuid.UUID(each).version for each in made} == {7}
    assert {uuid.UUID(each).variant for each in made} == {uuid.RFC_4122}


@pytest.mark.parametrize("count", [0, 1, 20_000])
def test_many_at_once_rise_between_those_before_and_those_after(count: int) -> None:
    maker = IdMaker()
    before = [maker(), maker()]
    many = maker.many(count)
    assert len(many) == count
    made = [*before, *many, maker()]
    assert made == sorted(set(made))
    assert {(each.version, each.variant) for each in map(uuid.UUID, made)} == {(7, uuid.RFC_4122)}


def test_ids_rise_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = IdMaker()
    first = maker()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    made = [first, *(maker() for _ in range(5000))]
    assert made == sorted(set(made))


def test_threads_never_make_the_same_id() -> None:
    made: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: made.append([new_id() for _ in range(3000)])) for _ in range(8)
    ]
    threads += [threading.Thread(target=lambda: made.append(new_id.many(3000))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each for some in made for each in some}) == 48_000
    assert all(some == sorted(some) for some in made)


def test_two_makers_differ_in_more_than_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_800_000_000_000_000_000)
    tails = {IdMaker()()[-12:] for _ in range(100)}
    assert len(tails) == 100


def test_a_child_process_draws_random_digits_of_its_own() -> None:
    new_id()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, new_id()[-16:].encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 16).decode() != new_id()[-16:]
    os.close(reading)
    os.close(writing)
