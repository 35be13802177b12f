"""A recovery sheet holds the whole key, and a mistyped row is named."""

import os
import random
import re

import pytest

from organizer_app.domain.basics.plan_secrets import (
    KEY_BYTES,
    PassphraseWithFile,
    RecoveryKey,
    is_row_right,
    last_group,
    read_sheet,
    row_length,
    sheet_rows,
)
from organizer_app.domain.basics.problems import WrongSheetRow

KEY = RecoveryKey.of(bytes(range(KEY_BYTES)))


def printed(key: RecoveryKey) -> str:
    return "\n".join("  ".join((*row.groups, row.check)) for row in sheet_rows(key))


def test_a_sheet_has_52_letters_and_digits_a_check_group_and_a_check_per_row() -> None:
    rows = sheet_rows(KEY)
    assert [len(row.groups) for row in rows] == [4, 4, 4, 2]
    groups = [group for row in rows for group in row.groups]
    assert len("".join(groups[:-1])) == 52
    assert last_group(KEY) == groups[-1]
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z ]+", " ".join([*groups, *(row.check for row in rows)]))
    assert [row_length(number) for number in range(4)] == [
        len("".join((*row.groups, row.check))) for row in rows
    ]


def test_what_was_printed_is_read_again_however_it_is_typed() -> None:
    keys = [RecoveryKey.of(os.urandom(KEY_BYTES)) for _time in range(50)]
    for key in (*keys, RecoveryKey.of(bytes(KEY_BYTES)), RecoveryKey.of(b"\xff" * KEY_BYTES)):
        typed = printed(key).lower().replace("1", "l").replace("0", "o")
        assert read_sheet(typed) == key
        assert read_sheet("-".join(group for row in sheet_rows(key) for group in row.groups)) == key


def test_one_wrong_letter_names_its_row() -> None:
    chance = random.Random(14)
    lines = printed(KEY).splitlines()
    for number, line in enumerate(lines):
        assert is_row_right(number, line)
        for _time in range(20):
            spot = chance.choice([at for at, letter in enumerate(line) if letter != " "])
            wrong = "7" if line[spot] != "7" else "K"
            mistyped = [*lines[:number], line[:spot] + wrong + line[spot + 1 :], *lines[number + 1 :]]
            with pytest.raises(WrongSheetRow) as refused:
                read_sheet("\n".join(mistyped))
            assert refused.value.row == number + 1


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 56, "0" * 57, "Z" * 56, "one\ntwo\nthree\nfour"])
def test_anything_else_is_no_sheet(typed: str) -> None:
    with pytest.raises(WrongSheetRow):
        read_sheet(typed)


def test_rows_in_another_order_are_wrong() -> None:
    lines = printed(KEY).splitlines()
    with pytest.raises(WrongSheetRow) as refused:
        read_sheet("\n".join([lines[1], lines[0], *lines[2:]]))
    assert refused.value.row == 1


def test_a_key_file_is_kept_as_its_digest_alone() -> None:
    both = PassphraseWithFile("two words", b"content")
    assert both == "two words"
    assert both.digest.hex().startswith("ed7002b439e9ac845f22357d822bac14")
