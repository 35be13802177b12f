"""No number and no address of the plan is in any log line, error, file name or file for others."""

import logging
from pathlib import Path

import pytest

from organizer_app.cli.command_names import COMMAND_NAMES
from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.actions import action_rows
from organizer_app.services.actions.city_actions import hide_actions
from organizer_app.services.sharing.formats import FORMATS
from tests.support.action_tables import generic
from tests.support.command_line import Organizer
from tests.support.open_plans import opened
from tests.support.secret_numbers import email, phone, secret_plan, slips
from tests.support.unpacked_files import unpacked

NUMBER, ADDRESS = phone(1), email(1)
# What shows people to the desk, who asked for them.
SHOWS_PEOPLE = ({"list", "people"}, {"history", "--json"})
GOOD = (
    ("check", "{plan}"),
    ("check", "{plan}", "--json"),
    ("schedule", "{plan}"),
    ("schedule", "{plan}", "--json"),
    ("history", "{plan}"),
    ("history", "{plan}", "--json"),
    ("list", "{plan}", "actions", "--json"),
    ("list", "{plan}", "people"),
    ("list", "{plan}", "people", "--json", "--search", ADDRESS),
    ("list", "{plan}", "groups", "--csv"),
    ("numbers", "{plan}"),
    ("settle", "{plan}"),
    ("places", ADDRESS),
    ("release", "{plan}", "--audience", "public", "--note", f"tell {ADDRESS}"),
    ("release", "{plan}", "--audience", "partners", "--json"),
    ("publish", "{plan}", "--audience", "public", "--release", "1", "--out", "{folder}/public"),
    ("import", "{plan}", "{folder}/people.vcf", "--dry-run"),
    ("import", "{plan}", "{folder}/people.vcf"),
    ("import", "{plan}", "{folder}/moved.csv", "--json"),
    ("undo", "{plan}"),
    ("redo", "{plan}"),
    ("forget", "{plan}", "--due", "--yes"),
)
BAD = (
    *((name, "{plan}", "--loudly", NUMBER) for name in sorted(COMMAND_NAMES)),
    *((name, ADDRESS) for name in sorted(COMMAND_NAMES - {"new", "places"})),
    ("check", "{plan}", "--mobilization", ADDRESS),
    ("schedule", "{plan}", "--mobilization", NUMBER),
    ("forget", "{plan}", NUMBER, "--yes"),
    ("forget", "{plan}", ADDRESS, "--yes"),
    ("import", "{plan}", "{folder}/moved.csv", "--map", f"{ADDRESS}=city"),
    ("import", "{plan}", "{folder}/headless.csv"),
    ("import", "{plan}", f"{{folder}}/{ADDRESS}.csv"),
    ("export", "{plan}", "--as", "ics", "--audience", "public", "--city", NUMBER, "--out", "{folder}/none"),
    ("export", "{plan}", "--as", ADDRESS, "--audience", "public", "--out", "{folder}/none"),
    ("list", "{plan}", NUMBER),
    ("list", "{plan}", "actions", "--on", NUMBER),
    ("new", "{folder}/other.organizer", "--zone", ADDRESS),
    ("new", "{folder}/other.organizer", "--date", NUMBER),
    ("numbers", "{plan}", "--petition", f"{ADDRESS}={NUMBER}"),
    ("settle", "{plan}", "--as", f"{ADDRESS}={NUMBER}"),
    ("calendar", "{plan}", "--audience", "public", "--release", "1", "--url", NUMBER, "--user", ADDRESS),
    ("import", "{plan}", "{folder}/bad.vcf"),
    ("frob", NUMBER),
)
# The sheets of fifty-nine cities are alike, and reading them takes longer than all else.
SOME_CITIES = ("Seattle", "Atlanta", "Houston")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "people.vcf": f"BEGIN:VCARD\nVERSION:3.0\nFN:Quill Moss\nTEL:{NUMBER}\nEMAIL:{ADDRESS}\nEND:VCARD\n",
        "bad.vcf": f"BEGIN:VCARD\nTEL:{NUMBER}\nEND:VCARD\nBEGIN:VCARD\nFN:{ADDRESS}\n",
        "headless.csv": f"Quill Moss,{ADDRESS},{NUMBER}\nBo Li,{ADDRESS},{NUMBER}\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "moved.csv").write_bytes(generic((ADDRESS, NUMBER, f"Call {NUMBER}", ADDRESS)))
    return tmp_path


@pytest.fixture(scope="module")
def some_cities(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A plan of secrets from which most actions were removed; their people are still there."""
    path = secret_plan(tmp_path_factory.mktemp("made"))
    with opened(path) as workspace:
        rows = action_rows.snapshot(workspace).rows
        kept = [[row.action_id for row in rows if row.city == city][:3] for city in SOME_CITIES]
        hide_actions(workspace, action_ids={row.action_id for row in rows}.difference(*kept))
    return path.read_bytes()


@pytest.fixture
def secrets(folder: Path, some_cities: bytes) -> Path:
    path = folder / "secrets.organizer"
    path.write_bytes(some_cities)
    return path


def test_no_command_lets_a_number_slip_into_errors_log_or_file_names(
    organizer: Organizer, secrets: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told, statuses = {}, {}
    for line in (*GOOD, *BAD):
        answer = organizer(*(each.format(plan=secrets, folder=folder) for each in line))
        shown = "" if any(words <= set(line) for words in SHOWS_PEOPLE) else answer.out
        told[" ".join(line)] = slips(answer.err + shown)
        statuses[line] = answer.status == 0
    assert statuses == {**dict.fromkeys(GOOD, True), **dict.fromkeys(BAD, False)}
    assert {line: found for line, found in told.items() if found} == {}
    assert slips(caplog.text) == []
    assert slips("\n".join(str(path) for path in folder.rglob("*"))) == []


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS], ids=lambda each: each.code)
def test_no_file_for_others_lets_a_number_slip(
    organizer: Organizer, secrets: Path, folder: Path, audience: Audience
) -> None:
    written = {}
    for code in FORMATS:
        out = folder / f"{audience.code} {code}"
        answer = organizer("export", secrets, "--as", code, "--audience", audience.code, "--out", out)
        assert slips(answer.out + answer.err) == []
        files = [out] if out.is_file() else [each for each in out.rglob("*") if each.is_file()]
        written[code] = [slips(f"{file}\n{told(file)}") for file in files]
        assert (answer.status == 0) is bool(files), code
    assert {code: found for code, found in written.items() if any(found)} == {}
    expected = {"ics", "html", "folder", "press"} | ({"people"} if audience is Audience.PARTNERS else set())
    assert expected <= {code for code, found in written.items() if found}


def told(file: Path) -> str:
    data = file.read_bytes()
    return data.decode("latin-1") if file.suffix in {".png", ".woff2"} else unpacked(data)


def test_planted_slips_are_seen(organizer: Organizer, secrets: Path, folder: Path) -> None:
    out = folder / "desk.csv"
    organizer("export", secrets, "--as", "people", "--audience", "internal", "--out", out)
    assert len(slips(out.read_text("utf-8"))) > 100
    assert slips("(202) 555-0001, 202.555.0002 +12025550003 202555\u200b0004") == [
        "0001",
        "0002",
        "0003",
        "0004",
    ]
    assert slips(f"{email(9001)} {email(5)}", typed=False) == ["0005"]
