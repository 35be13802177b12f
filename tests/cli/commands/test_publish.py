"""`publish` writes a release into a folder and says how much of it changed."""

from pathlib import Path

from pypdf import PdfReader

from tests.support.command_line import Organizer


def test_a_release_is_published_and_then_left_alone(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    organizer("release", sample, "--audience", "public")
    asked = ("publish", sample, "--audience", "public", "--release", 1, "--out", tmp_path / "site")
    said = organizer(*asked).out
    # The list of what was written is no file of the release.
    written = [path for path in (tmp_path / "site").rglob("*") if path.is_file() and path.stem != "contents"]
    assert len(written) > 50, "every format, zone and city"
    assert said == f"{tmp_path / 'site'}: {len(written)} files changed.\n"
    assert organizer(*asked).out == f"{tmp_path / 'site'}: 0 files changed.\n"
    assert "Prime Day 2019" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_folder_is_written_in_another_language(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    organizer("release", sample, "--audience", "public")
    asked = ("publish", sample, "--audience", "public", "--release", 1, "--out", tmp_path / "sitio")
    assert organizer(*asked, "--language", "es").status == 0
    assert "Encuentra tu ciudad" in (tmp_path / "sitio" / "index.html").read_text("utf-8")
    assert (tmp_path / "sitio" / "map.png").exists()


def test_a_withdrawn_release_is_given_to_nobody(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    organizer("release", sample, "--audience", "public")
    organizer("release", sample, "--audience", "public", "--withdraw", 1, "--reason", "a name had to go")
    number = ("--audience", "public", "--release", 1, "--out", tmp_path / "out")
    for asked in (
        ("publish", sample),
        ("export", sample, "--as", "csv"),
        ("export", sample, "--as", "folder"),
    ):
        assert "Version 1 was withdrawn" in organizer(*asked, *number).problem
    assert not (tmp_path / "out").exists()


def test_a_folder_of_other_readers_is_replaced_only_when_asked(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    for audience in ("public", "internal"):
        organizer("release", sample, "--audience", audience)
    asked = ("publish", sample, "--release", 1, "--out", folder, "--audience")
    organizer(*asked, "public")
    assert "for another audience" in organizer(*asked, "internal").problem
    assert not (folder / "turnout.csv").exists()
    assert organizer(*asked, "internal", "--replace").status == 0
    assert (folder / "turnout.csv").exists()


def test_a_withdrawn_release_that_somebody_insists_on_is_stamped_on_every_page(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    organizer("release", sample, "--audience", "public")
    organizer("release", sample, "--audience", "public", "--withdraw", 1, "--reason", "a name had to go")
    release = ("--audience", "public", "--release", 1, "--withdrawn")
    told = organizer("publish", sample, *release, "--out", tmp_path / "site")
    assert (told.status, told.err) == (0, "")
    assert "WITHDRAWN" in (tmp_path / "site" / "cities" / "seattle-wa" / "index.html").read_text("utf-8")
    told = organizer("export", sample, *release, "--as", "pdf", "--out", tmp_path / "one.pdf")
    assert told.status == 0
    assert all("WITHDRAWN" in page.extract_text() for page in PdfReader(tmp_path / "one.pdf").pages)
    told = organizer("export", sample, *release, "--as", "ics", "--out", tmp_path / "one.ics")
    assert told.status == 0
    events = (tmp_path / "one.ics").read_text("utf-8")
    assert events.count("STATUS:CANCELLED") == events.count("BEGIN:VEVENT") > 0
