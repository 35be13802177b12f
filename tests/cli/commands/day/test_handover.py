"""`handover` writes the page and says where it is; what it cannot print, it refuses in a sentence."""

from pathlib import Path

from tests.support.command_line import Organizer
from tests.support.printed_pages import pages_of

NAMES = ("--from", "Maya Okafor", "--to", "Luis Haddad")


def test_a_shift_is_handed_over_and_the_log_says_so(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "page.pdf"
    told = organizer("handover", sample, "--out", out, "--situation", "All quiet.", *NAMES).out
    assert f"Handover page 1 is in {out}." in told
    (text,) = pages_of(out.read_bytes())
    assert "All quiet." in text
    assert "Nothing was promised." in text
    (row,) = organizer("log", sample, "--json").data
    assert (row["tier"], row["text"]) == (
        "duty", "Maya Okafor handed over to Luis Haddad, page 1. All quiet.",
    )  # fmt: skip


def test_without_two_names_nothing_is_written(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    told = organizer(
        "handover", sample, "--out", out, "--situation", "All quiet.", "--from", "M", "--to", " "
    )
    assert told.status != 0
    assert "--to is empty." in told.err
    assert not out.exists()
