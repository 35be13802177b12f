"""Text is read as it was meant, whatever program saved it."""

import pytest

from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.exchange.text.text_encoding import decode_text

TEXT = "city,notes\nPeñasco,“bring water”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_text_comes_out_of_every_common_encoding(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)).text == TEXT


def test_utf16_of_both_orders_with_a_mark() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decode_text(mark + TEXT.encode(encoding)).text == TEXT


def test_lines_of_two_encodings_in_one_file_are_each_read_in_their_own() -> None:
    data = "city\nPeñasco\n".encode() + "Cañon City\nOrd\n".encode("cp1252")
    decoded = decode_text(data)
    assert decoded.text == "city\nPeñasco\nCañon City\nOrd\n"
    assert decoded.odd_lines == (3,)


def test_a_file_of_windows_1252_alone_has_no_odd_lines() -> None:
    assert decode_text("a\nCañon\nÉtat\n".encode("cp1252")).odd_lines == ()


def test_a_greek_file_is_not_read_as_western_letters() -> None:
    text = "πόλη,ημερομηνία\nΑθήνα,συγκέντρωση στην πλατεία\nΠάτρα,πορεία προς το λιμάνι\n"  # noqa: RUF001  # Greek
    assert decode_text(text.encode("iso8859_7")).text == text


def test_controls_are_dropped_and_odd_breaks_become_blanks() -> None:
    assert decode_text("a\x00b\x0bc\u2028d\x85e\ufeff\n".encode()).text == "ab c d e\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), FileKind.PNG),
        (b"PK\x03\x04" + bytes(50), FileKind.ZIP),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLD_OFFICE),
        (b"SQLite format 3\x00", FileKind.SQLITE),
        (bytes(range(32)) * 40, FileKind.BINARY),
        (b"\xff\xfe" + b"\x00\xd8" * 100, FileKind.BINARY),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(data: bytes, kind: FileKind) -> None:
    with pytest.raises(NotText) as refused:
        decode_text(data)
    assert refused.value.kind is kind
