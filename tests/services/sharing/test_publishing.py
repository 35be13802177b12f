"""A published folder holds every format of a schedule, and a second run touches nothing."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import icalendar
import pytest

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.basics.problems import CannotWrite, FolderHoldsOther
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.domain.sharing.version_history import VersionHistory, told_version
from organizer_app.domain.sharing.withdrawn_schedule import withdrawn
from organizer_app.environment.files.folder_files import CONTENTS, contents_of
from organizer_app.services.sharing.formats import shared_formats
from organizer_app.services.sharing.published_files import FolderAdditions, folder_parts, published_files
from organizer_app.services.sharing.publishing import FolderClaim, plan_key, publish
from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.printed_pages import pages_of
from tests.support.shared_schedules import NEW_YORK, OPEN, SEATTLE, a_schedule

WHOLE = {
    "index.html", "files.html", "schedule.ics", "schedule.csv", "schedule.xlsx", "schedule.pdf",
    "schedule.json",
    "schedule.geojson", "schedule.txt", "schedule.md", "press.csv",
    "press.txt", "map.png", "message.txt", "line.txt", "osdi.json", "action-network.csv",
}  # fmt: skip
PART = {"index.html", "schedule.ics", "schedule.csv", "schedule.pdf", "schedule.json"}


def files(schedule: SharedSchedule) -> dict[str, bytes]:
    return published_files(schedule, words=schedule_words())


def run(folder: Path, schedule: SharedSchedule) -> list[str]:
    return publish(schedule, folder, words=schedule_words())


def test_there_is_the_whole_each_zone_and_each_city() -> None:
    made = files(a_schedule(Audience.PUBLIC))
    folders = {name.rpartition("/")[0] for name in made if "/" in name}
    assert folders == {
        "zones/eastern-time", "zones/pacific-time", "zones/time-zone-open",
        "cities/seattle-wa", "cities/new-york-ny", "cities/ames-ia",
    }  # fmt: skip
    whole = {name for name in made if "/" not in name}
    assert whole >= WHOLE
    assert whole == {
        "files.html",
        *(each.published for each in shared_formats(Audience.PUBLIC) if each.published),
    }
    assert {name.rpartition("/")[2] for name in made if name.startswith("cities/ames-ia/")} == PART
    assert list(made)[-1] == "index.html"
    for name in made:
        assert name == "files.html" or f'href="{name}"'.encode() in made["files.html"]


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_what_a_folder_will_hold_is_known_before(audience: Audience) -> None:
    schedule = a_schedule(audience)
    made, parts = files(schedule), folder_parts(schedule, schedule_words())
    assert {name for _, name in parts.whole} | {"files.html"} == {name for name in made if "/" not in name}
    folders = {name.rpartition("/")[0] for name in made if "/" in name}
    assert (parts.zones, parts.cities) == (
        sum(folder.startswith("zones/") for folder in folders),
        sum(folder.startswith("cities/") for folder in folders),
    )


def test_a_city_has_its_own_actions_alone() -> None:
    made = files(a_schedule(Audience.PUBLIC))
    (event,) = icalendar.Calendar.from_ical(made["cities/seattle-wa/schedule.ics"]).walk("VEVENT")
    assert str(event["UID"]) == SEATTLE.uid
    (page,) = pages_of(made["cities/seattle-wa/schedule.pdf"])
    assert "Seattle, WA" in page
    assert "New York" not in page
    assert b"between 100" not in made["cities/seattle-wa/index.html"]
    assert b"between 100" in made["index.html"]


def test_contacts_and_turnout_are_for_a_narrower_circle() -> None:
    public, partners, desk = (set(files(a_schedule(audience))) for audience in EXPORT_AUDIENCES)
    assert partners - public == {"contacts.vcf"}
    assert desk - partners == {"turnout.csv", "dissent-turnout.csv"}


def test_cities_that_read_the_same_have_folders_of_their_own() -> None:
    entries = (
        SEATTLE,
        replace(SEATTLE, uid="b", city="Seattle!"),
        replace(SEATTLE, uid="c", city="東京", state=""),
    )
    made = files(a_schedule(entries=entries))
    folders = {name.split("/")[1] for name in made if name.startswith("cities/")}
    assert folders == {"seattle-wa", "seattle-wa-2", "other"}


def test_a_second_run_changes_only_what_changed(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    run(folder, a_schedule(Audience.PUBLIC))
    assert run(folder, a_schedule(Audience.PUBLIC)) == []
    (folder / "schedule.csv").write_bytes(b"old")
    assert run(folder, a_schedule(Audience.PUBLIC)) == ["schedule.csv"]
    gone = run(folder, a_schedule(Audience.PUBLIC, entries=(SEATTLE, OPEN)))
    assert "cities/new-york-ny/schedule.ics" in gone
    assert not (folder / "cities" / "new-york-ny").exists()
    assert (folder / "cities" / "seattle-wa").exists()


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        run(tmp_path / "missing" / "public", a_schedule(entries=(NEW_YORK,)))
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        run(tmp_path / "file", a_schedule(entries=(NEW_YORK,)))


def test_a_folder_says_for_whom_it_is_and_is_not_given_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run(folder, a_schedule(Audience.PUBLIC))
    assert contents_of(folder).audience == "public"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for audience in (Audience.PARTNERS, Audience.INTERNAL):
        with pytest.raises(FolderHoldsOther):
            run(folder, a_schedule(audience))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_folder_from_an_earlier_version_is_known_by_its_schedule(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    run(folder, a_schedule(Audience.PUBLIC))
    listed = json.loads((folder / CONTENTS).read_bytes())
    (folder / CONTENTS).write_text(json.dumps({"sha256": listed["sha256"]}))
    with pytest.raises(FolderHoldsOther):
        run(folder, a_schedule(Audience.INTERNAL))
    assert run(folder, a_schedule(Audience.PUBLIC)) == []
    assert contents_of(folder).audience == "public"


@pytest.mark.parametrize("audience", [Audience.PARTNERS, Audience.INTERNAL], ids=lambda each: each.code)
def test_what_is_not_for_all_is_its_owners_alone(tmp_path: Path, audience: Audience) -> None:
    folder = tmp_path / "site"
    run(folder, a_schedule(audience))
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))} == {0}


def test_a_folder_is_of_one_plan(tmp_path: Path) -> None:
    words = schedule_words()
    with opened(sample_plan(tmp_path)) as plan, opened(empty_plan(tmp_path)) as other:
        keys = plan_key(plan), plan_key(other)
        assert plan.plan_id
        assert plan.plan_id not in keys[0]
    told = a_schedule(Audience.PUBLIC)
    publish(told, tmp_path / "site", words=words, claim=FolderClaim(keys[0]))
    with pytest.raises(FolderHoldsOther):
        publish(told, tmp_path / "site", words=words, claim=FolderClaim(keys[1]))
    publish(told, tmp_path / "site", words=words, claim=FolderClaim(keys[1], may_replace=True))


def whole_folder(folder: Path, audience: Audience = Audience.PUBLIC) -> list[str]:
    """Publish a release with its history and its other language; return what changed."""
    change = SharedChange(kind=ChangeKind.MOVED, uid=SEATTLE.uid, city="Seattle", state="WA")
    schedule = a_schedule(audience, release=2, since=1, changes=(change,))
    first = replace(told_version(a_schedule(audience, release=1)), changes=())
    additions = FolderAdditions(other_editions(), VersionHistory("key", (told_version(schedule), first)))
    return publish(schedule, folder, words=schedule_words(), additions=additions)


def test_every_link_in_a_folder_leads_to_a_file_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    changed = whole_folder(folder)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        links = re.findall(r'href="([^"#]+)(?:#[^"]*)?"', page.read_text("utf-8"))
        local = [unquote(link) for link in links if not link.startswith("https:")]
        assert local
        missing = [link for link in local if not (page.parent / link).resolve().is_file()]
        assert missing == [], page
    feed = (folder / "changes.atom").read_text("utf-8")
    assert {"changes.html", "changes.atom"} == set(re.findall(r'href="([^"#]+)', feed))
    assert changed[-1] == "index.html"


def test_the_page_leads_to_calendar_paper_changes_files_and_the_other_language(tmp_path: Path) -> None:
    whole_folder(tmp_path / "site")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    (links,) = re.findall(r'<nav class="links".*?</nav>', page, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', links) == [
        "schedule.ics", "schedule.pdf", "changes.html", "files.html", "es/index.html",
    ]  # fmt: skip
    assert 'type="application/atom+xml" title="News feed (Atom)" href="changes.atom"' in page
    assert "always holds the newest version" in page
    city = (tmp_path / "site" / "cities" / "seattle-wa" / "index.html").read_text("utf-8")
    assert 'href="../../index.html"' in city


def test_the_other_language_is_whole_and_leads_back(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    whole_folder(folder)
    assert {path.name for path in (folder / "es").iterdir()} == {
        "index.html", "changes.html", "changes.atom", "schedule.ics", "schedule.pdf",
    }  # fmt: skip
    page = (folder / "es" / "index.html").read_text("utf-8")
    assert '<html lang="es">' in page
    assert 'href="../index.html" lang="en" hreflang="en">English</a>' in page
    assert "Lunes 15 de julio de 2019" in page
    calendar = icalendar.Calendar.from_ical((folder / "es" / "schedule.ics").read_bytes())
    assert any("Cancelada" in str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))
    assert "Versión 2" in (folder / "es" / "changes.html").read_text("utf-8")
    assert "Version 2" in (folder / "changes.html").read_text("utf-8")


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_a_release_published_twice_touches_nothing(tmp_path: Path, audience: Audience) -> None:
    folder = tmp_path / "site"
    whole_folder(folder, audience)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}
    assert whole_folder(folder, audience) == []
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")} == before


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_a_withdrawn_schedule_says_so_on_every_page_and_in_every_calendar(audience: Audience) -> None:
    schedule = withdrawn(a_schedule(audience, release=2))
    made = published_files(
        schedule,
        words=schedule_words(),
        additions=FolderAdditions(other_editions(), VersionHistory("key", (told_version(schedule),))),
    )
    stamps = ("WITHDRAWN", "RETIRADO")
    pages = {name: "".join(pages_of(data)) for name, data in made.items() if name.endswith(".pdf")}
    assert [name for name, text in pages.items() if not any(stamp in text for stamp in stamps)] == []
    assert "RETIRADO" in pages["es/schedule.pdf"]
    said = {
        name: data.decode() for name, data in made.items() if name.endswith((".html", ".txt", ".md", ".atom"))
    }
    alone = {"press.txt"}
    assert [
        name for name, text in said.items() if name not in alone and not any(s in text for s in stamps)
    ] == []
    web = [text for name, text in said.items() if name.endswith(".html")]
    assert all('<meta name="robots" content="noindex">' in page for page in web)
    calendars = [data for name, data in made.items() if name.endswith(".ics")]
    events = [event for data in calendars for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    assert {str(event["STATUS"]) for event in events} == {"CANCELLED"}
