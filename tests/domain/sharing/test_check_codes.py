"""A code stays the same through what messengers and mail programs do, and changes with anything else."""

import pytest

from organizer_app.domain.sharing.check_codes import check_code, code_of_bytes, read_code, what_counts

SENT = 'We "start" - at the square\'s north side... see [1.3]'


@pytest.mark.parametrize(
    "arrived",
    [
        "We \u201cstart\u201d - at the square\u2019s north side... see [1.3]",
        "We \u201estart\u201c \u2014 at the square's north side\u2026 see [1.3]",
        'We "start" -\nat the\r\n  square\'s north\u00a0side... see [1.3]',
        '> We "start" - at\n> the square\'s north\u200b side... see [1.3]\ufe0f',
    ],
)
def test_what_a_way_of_sending_changes_does_not_count(arrived: str) -> None:
    assert check_code(arrived) == check_code(SENT)


@pytest.mark.parametrize("arrived", [SENT[:-1], SENT.replace("1.3", "1.4"), SENT.replace("north", "nort")])
def test_a_lost_letter_changes_the_code(arrived: str) -> None:
    assert check_code(arrived) != check_code(SENT)


def test_brackets_that_open_count() -> None:
    assert what_counts("(a) [b] {c}") == "(a)[b]{c}"


def test_codes_have_only_letters_that_nobody_mistakes() -> None:
    assert code_of_bytes(bytes(range(20)), 10) == "000G40R40M"
    assert len(check_code("")) == 7
    assert read_code("o1il-7k") == "0111-7K"
