"""A mirror holds the plan in PostgreSQL: commands read it, and reporters see what is not secret."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors, sql

from organizer_app.domain.basics.changes import LEGAL_ONLY, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.people import Person
from organizer_app.storage.hub.mirror import report_columns
from tests.support.command_line import ROOT, Organizer
from tests.support.open_plans import add_action, empty_plan, opened

pytestmark = pytest.mark.postgresql
HIDDEN = "Canary-Secret"


def meet(organizer: Organizer, folder: Path, plan: str, address: str, *more: str) -> None:
    """Make a mirror that accepts the changes of a plan, and is accepted by it."""
    cards = {name: str(folder / f"{name}.card") for name in ("plan", "mirror")}
    organizer("members", plan, "--card", cards["plan"])
    assert "The mirror is ready" in organizer("mirror", address, "--join", cards["plan"], *more).out
    organizer("members", address, "--card", cards["mirror"])
    for host, guest, card, name in (
        (plan, address, cards["mirror"], "Mirror"),
        (address, plan, cards["plan"], "Desk"),
    ):
        words = json.loads(organizer("members", guest, "--json").out)["words"]
        organizer("members", host, "--add", card, "--words", words, "--name", name)


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = empty_plan(tmp_path, "one.organizer")
    with opened(path) as workspace:
        add_action(workspace)
        with workspace.edit(EditKind.ADDED_ACTION) as editor:
            editor.put(Person(id=workspace.new_id(), name="Maya Example", private_notes=HIDDEN))
            editor.put(Arrest(id=workspace.new_id(), initials=HIDDEN))
    return str(path)


def follow(organizer: Organizer, folder: Path, plan: str, address: str) -> None:
    """Let plan and mirror exchange through a hub in the same database."""
    invitation = str(folder / "mirror.organizer-invitation")
    organizer("hub", "create", plan, address)
    organizer("hub", "invite", plan, address, "--member", "Mirror", "--out", invitation)
    assert "Joined the hub" in organizer("hub", "join", address, invitation).out
    assert json.loads(organizer("exchange", address, "--hub", "--json").out)["taken"] == 3


def test_a_mirror_follows_the_hub_and_commands_read_it_like_a_file(
    organizer: Organizer, tmp_path: Path, plan: str, address: str
) -> None:
    meet(organizer, tmp_path, plan, address)
    follow(organizer, tmp_path, plan, address)
    for listed in ("actions", "people"):
        found = organizer("list", address, listed, "--json")
        assert found.out == organizer("list", plan, listed, "--json").out
    assert organizer("check", address, "--json").out == organizer("check", plan, "--json").out
    for source, file in ((plan, "plan.csv"), (address, "mirror.csv")):
        out = str(tmp_path / file)
        made = organizer("export", source, "--as", "csv", "--out", out, "--audience", "internal")
        assert made.status == 0, made.err
    assert (tmp_path / "plan.csv").read_bytes() == (tmp_path / "mirror.csv").read_bytes()


@pytest.fixture
def reporter(address: str) -> Iterator[str]:
    name = address.rpartition("/")[2].partition("?")[0].replace("hub_", "reporter_")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
        try:
            yield name
        finally:
            connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(name)))
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


@pytest.mark.parametrize("told", [(), ("--with-secrets",)], ids=["without secrets", "with secrets"])
def test_reporters_read_every_view_and_nothing_beneath(
    organizer: Organizer, tmp_path: Path, plan: str, address: str, reporter: str, told: tuple[str, ...]
) -> None:
    meet(organizer, tmp_path, plan, address, *told)
    follow(organizer, tmp_path, plan, address)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("GRANT organizer_reporter TO {}").format(sql.Identifier(reporter)))
    with psycopg.connect(address.replace("//organizer@", f"//{reporter}@"), autocommit=True) as connection:
        seen = {
            noun.value: str(
                connection.execute(
                    sql.SQL("SELECT * FROM organizer_report.{}").format(sql.Identifier(noun.value))
                ).fetchall()
            )
            for noun in (Noun if told else set(Noun) - LEGAL_ONLY)
        }
        shown = {
            row[0]
            for row in connection.execute(
                "SELECT viewname FROM pg_views WHERE schemaname = 'organizer_report'"
            )
        }
        assert {noun for noun in Noun if noun.value in shown} == set(Noun) - (set() if told else LEGAL_ONLY)
        assert len(connection.execute("SELECT city, state FROM organizer_report.schedule").fetchall()) == 1
        for denied in (
            "SELECT * FROM organizer_plan.person",
            "SELECT * FROM organizer_plan.change",
            "SELECT * FROM organizer_plan.meta",
            "DELETE FROM organizer_report.person",
            "UPDATE organizer_report.city_action SET title = ''",
            "SELECT * FROM organizer_hub.segment",
        ):
            with pytest.raises((errors.InsufficientPrivilege, errors.ObjectNotInPrerequisiteState)):
                connection.execute(denied)
    assert "Maya Example" in seen["person"]
    assert any(HIDDEN in rows for rows in seen.values()) == bool(told)


def test_a_mirror_of_an_earlier_version_stops_telling_how_many_arrests_there_are(
    organizer: Organizer, tmp_path: Path, plan: str, address: str
) -> None:
    meet(organizer, tmp_path, plan, address)
    count = "SELECT count(*) FROM organizer_report.arrest"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE VIEW organizer_report.arrest AS SELECT id FROM organizer_plan.arrest")
        connection.execute("GRANT SELECT ON organizer_report.arrest TO organizer_reporter")
        assert organizer("list", address, "actions", "--json").status == 0
        with pytest.raises(errors.UndefinedTable):
            connection.execute(count)


def test_no_secret_field_is_a_column_of_a_view() -> None:
    for noun in Noun:
        assert set(report_columns(noun, with_secrets=False)) <= set(report_columns(noun, with_secrets=True))
    assert "private_notes" not in report_columns(Noun.PERSON, with_secrets=False)
    assert "name" in report_columns(Noun.PERSON, with_secrets=False)


def test_every_view_that_the_page_for_owners_names_is_there() -> None:
    page = (ROOT / "packaging" / "hub" / "README.md").read_text("utf-8")
    table = page.partition("| view in `organizer_report` | holds |")[2].partition("\n\n")[0]
    named = {name for line in table.splitlines() for name in re.findall("`([a-z_]+)`", line)}
    assert named
    assert named <= {"schedule", *(noun.value for noun in Noun)}


def test_a_mirror_is_made_once_and_one_that_is_not_there_is_told(
    organizer: Organizer, tmp_path: Path, plan: str, address: str
) -> None:
    assert "There is no hub in this database" in organizer("list", address, "actions").err
    meet(organizer, tmp_path, plan, address)
    again = organizer("mirror", address, "--join", str(tmp_path / "plan.card"))
    assert (again.status, "Traceback" in again.err) == (1, False)
    assert "already" in again.err
