"""The web page of a schedule in a real browser: silent, alone, usable by keyboard, readable for everybody."""

import base64
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from organizer_app.domain.sharing.version_history import VersionHistory, told_version
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.published_files import FolderAdditions, published_files
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words
from tests.support import browser as browsers
from tests.support import open_plans
from tests.support.browser import Browser, Page

NOW = datetime(2019, 7, 5, 19, tzinfo=UTC)
AXE = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
# A sheet of Letter without its margins, in CSS pixels.
PAPER = (720, 960)
SIZES = ((390, 844), (768, 1024), (1440, 1000))
HOSTILE = (
    "<script>console.log(1)</script>", '"><img src=x onerror=console.log(1)>',
    "]]><svg onload=console.log(1)>",
    "' onfocus='console.log(1)", "</script><script>console.log(1)</script>", "=1+1", "a\r\nATTENDEE:b",
    "\u202egnp.exe\u202c", "semi;colon, comma\\backslash",
)  # fmt: skip
VISIBLE = "[...document.querySelectorAll('tr[data-u]')].filter((row) => row.offsetParent)"


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Browser]:
    with browsers.chromium(tmp_path_factory.mktemp("profile"), downloads) as started:
        yield started


@pytest.fixture(scope="module")
def schedules(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, SharedSchedule]:
    """The sample plan as each audience reads it; the public one is a second release with changes."""
    plan = open_plans.sample_plan(tmp_path_factory.mktemp("plan"))
    with open_plans.opened(plan) as workspace:
        read = {
            audience: shared_schedule(workspace, ScheduleRequest(audience=audience), now=NOW)
            for audience in (Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL)
        }
    first = read[Audience.PUBLIC].entries[0]
    change = SharedChange(
        kind=ChangeKind.VENUE, uid=first.uid, city=first.city, state=first.state, venue=first.venue
    )
    read[Audience.PUBLIC] = replace(read[Audience.PUBLIC], release=2, since=1, changes=(change,))
    return read


def written(schedule: SharedSchedule, folder: Path) -> Path:
    out = folder / f"schedule-{schedule.audience.code}.html"
    out.write_bytes(schedule_bytes(schedule, schedule_format="html", words=schedule_words()))
    return out


@pytest.fixture
def public(schedules: dict[Audience, SharedSchedule], tmp_path: Path) -> Path:
    return written(schedules[Audience.PUBLIC], tmp_path)


@pytest.fixture
def page(browser: Browser, public: Path) -> Iterator[Page]:
    with browsers.opened(browser, public) as opened:
        yield opened


def shown(page: Page) -> list[str]:
    """Return the cities whose rows can be seen."""
    told: list[str] = page.value(f"{VISIBLE}.map((row) => row.querySelector('th bdi').textContent)")
    return told


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until an element has the focus, as somebody without a mouse does."""
    for _ in range(120):
        if page.value(f"document.activeElement.matches({json.dumps(selector)})"):
            return
        page.tab()
    pytest.fail(f"the tabulator never reaches {selector}")


def test_it_says_nothing_asks_for_nothing_and_is_dark_in_the_dark(page: Page, public: Path) -> None:
    assert page.value("document.readyState") == "complete"
    assert page.said() == []
    assert page.requests() == [public.as_uri()]
    assert page.value("document.cookie + localStorage.length + sessionStorage.length") == "00"
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.value(background) == "rgb(255, 255, 255)"
    page.emulate("dark")
    assert page.value(background) == "rgb(27, 30, 36)"


def test_hostile_names_run_nothing_and_show_as_written(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    known = schedules[Audience.PUBLIC]
    first = known.entries[0]
    entries = tuple(
        replace(
            first,
            uid=f"u{at}",
            city=text,
            title=text,
            venue=text,
            groups=(text,),
            public_url=f"javascript:{text}",
        )
        for at, text in enumerate(HOSTILE)
    )
    path = written(replace(known, entries=entries, title=HOSTILE[0], demand=HOSTILE[1], changes=()), tmp_path)
    with browsers.opened(browser, path) as page:
        assert page.said() == []
        assert page.requests() == [path.as_uri()]
        assert len(shown(page)) == len(HOSTILE)
        assert page.value("document.scripts.length") == 1
        assert (
            page.value("document.querySelectorAll('main img, main svg [onload], a[href^=javascript]').length")
            == 0
        )
        assert HOSTILE[0] in page.value("document.querySelector('h1').textContent")


def test_words_and_state_narrow_the_list_by_keyboard(page: Page) -> None:
    everything = shown(page)
    tab_to(page, "input[type=search]")
    page.write("seattle")
    assert shown(page) == ["Seattle, WA"]
    assert page.value("document.getElementById('found').textContent") == "1 shown"
    assert (
        page.value("[...document.querySelectorAll('main section')].filter((s) => s.offsetParent).length") == 1
    )
    page.select_all()
    page.press("Delete", 46)
    assert shown(page) == everything
    page.tab()
    assert page.value("document.activeElement.name") == "state"
    page.press("n", 78, "n")
    state = page.value("document.activeElement.value")
    assert state.startswith("N")
    assert shown(page) == [city for city in everything if city.endswith(state)] != everything


def test_accents_do_not_matter_to_the_search(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    known = schedules[Audience.PUBLIC]
    entries = (replace(known.entries[0], city="Mayagüez", state="PR"), *known.entries[1:])
    path = written(replace(known, entries=entries, changes=()), tmp_path)
    with browsers.opened(browser, path) as page:
        tab_to(page, "input[type=search]")
        page.write("MAYAGUEZ")
        assert shown(page) == ["Mayagüez, PR"]


def test_whatever_has_the_focus_shows_it(page: Page) -> None:
    seen = []
    for _ in range(40):
        page.tab()
        told = page.value(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), e.getClientRects().length]; })()"
        )
        if told[0] == "BODY":
            break
        seen.append(told)
    assert {tag for tag, *_ in seen} >= {"A", "INPUT", "SELECT", "BUTTON"}
    assert [each for each in seen if each[1] == "none" or each[2] < 2 or not each[3]] == []


def calendar_of(page: Page, browser: Browser, downloads: Path, uid: str) -> bytes:
    """Press "Add to calendar" in the row of an action and return the file that the browser saves."""
    browser.events.clear()
    page.value(f"document.querySelector(`tr[data-u='{uid}'] button.add`).focus()")
    page.enter()
    begun = browser.wait_for("Browser.downloadWillBegin")
    browser.wait_for("Browser.downloadProgress", lambda told: told["state"] == "completed")
    saved = downloads / begun["suggestedFilename"]
    data = saved.read_bytes()
    saved.unlink()
    return data


def test_a_city_goes_into_the_calendar_by_keyboard_as_the_feed_has_it(
    page: Page, browser: Browser, downloads: Path, schedules: dict[Audience, SharedSchedule]
) -> None:
    tab_to(page, "button.add")
    name = page.value("document.activeElement.getAttribute('aria-label')")
    uid = page.value("document.activeElement.closest('tr').dataset.u")
    data = calendar_of(page, browser, downloads, uid)
    (entry,) = (each for each in schedules[Audience.PUBLIC].entries if each.uid == uid)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert name == f"Add to calendar: {entry.city}, {entry.state}"
    assert event.decoded("DTSTART") == entry.starts_utc
    assert event.decoded("DTEND") == entry.ends_utc
    assert entry.city in event["SUMMARY"]
    assert entry.venue in event["LOCATION"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert page.said() == []


def test_what_is_added_to_a_calendar_has_status_zone_and_link_of_the_feed(
    browser: Browser, downloads: Path, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    known = schedules[Audience.PARTNERS]
    first, second, third, *_ = known.entries
    entries = (
        replace(first, status=ActionStatus.ASKED, public_url="https://example.org/a?b=1&c=2"),
        replace(second, zone="America/Los_Angeles"),
        replace(third, starts=None, starts_utc=None, ends=None, ends_utc=None),
    )
    schedule = replace(known, entries=entries)
    whole = Calendar.from_ical(schedule_bytes(schedule, schedule_format="ics", words=schedule_words()))
    feed = {str(event["UID"]): event.to_ical() for event in whole.walk("VEVENT")}
    with browsers.opened(browser, written(schedule, tmp_path)) as page:
        for entry in entries:
            calendar = Calendar.from_ical(calendar_of(page, browser, downloads, entry.uid))
            (event,) = calendar.walk("VEVENT")
            assert event.to_ical() == feed[entry.uid]
            zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
            assert zones == ([entry.zone] if entry.starts else [])
            assert "METHOD" not in calendar


@pytest.mark.parametrize(
    ("size", "scheme", "audience"),
    [
        (SIZES[0], "dark", Audience.PUBLIC),
        (SIZES[1], "light", Audience.INTERNAL),
        (SIZES[2], "light", Audience.PUBLIC),
        (SIZES[2], "dark", Audience.INTERNAL),
    ],
)
def test_axe_finds_no_violation(
    browser: Browser,
    schedules: dict[Audience, SharedSchedule],
    tmp_path: Path,
    size: tuple[int, int],
    scheme: str,
    audience: Audience,
) -> None:
    with browsers.opened(browser, written(schedules[audience], tmp_path), size=size, scheme=scheme) as page:
        page.value(f"{AXE}; 0")
        found, passed = page.value(
            "axe.run().then((told) => [told.violations.map((each) =>"
            " each.id + ' ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join()),"
            " told.passes.map((each) => each.id)])"
        )
        assert found == []
        assert {"color-contrast", "html-has-lang", "label", "button-name"} <= set(passed)


def test_the_pages_of_a_folder_are_readable_for_everybody_and_silent(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    schedule = replace(schedules[Audience.PUBLIC], release=2, since=1)
    made = published_files(
        schedule,
        words=schedule_words(),
        additions=FolderAdditions(other_editions(), VersionHistory("key", (told_version(schedule),))),
    )
    for name, scheme in {
        "files.html": "light", "changes.html": "dark", "es/changes.html": "light", "index.html": "dark",
        "es/index.html": "light",
    }.items():  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made[name])
        with browsers.opened(browser, path, size=(390, 844), scheme=scheme) as page:
            page.value(f"{AXE}; 0")
            found = page.value("axe.run().then((told) => told.violations.map((each) => each.id))")
            assert found == []
            assert page.value("document.documentElement.scrollWidth") <= 390
            assert page.said() == []
            assert page.requests() == [path.as_uri()]


@pytest.mark.parametrize("size", [(320, 700), *SIZES], ids=lambda size: str(size[0]))
def test_nothing_runs_out_of_the_window(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path, size: tuple[int, int]
) -> None:
    known = schedules[Audience.INTERNAL]
    long = "Northwestern Sierra Nevada Coalition of Warehouse Workers United"
    entries = tuple(replace(each, city=long, groups=(long,), venue=long) for each in known.entries)
    path = written(replace(known, entries=entries), tmp_path)
    with browsers.opened(browser, path, size=size) as page:
        assert page.value("document.documentElement.scrollWidth") <= size[0]
        wide = (
            "[...document.querySelectorAll('main td, main th, header *, .box, .filter *')]"
            ".filter((each) => each.offsetParent && !each.closest('nav, thead')"
            " && each.getBoundingClientRect().right > innerWidth + 1).length"
        )
        assert page.value(wide) == 0


def test_an_endless_word_never_scrolls_a_phone_sideways(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    known = schedules[Audience.INTERNAL]
    endless = f"https://example.org/{'a' * 140}"
    told = dict.fromkeys(("city", "title", "venue", "access_notes", "notes", "lead"), endless)
    entries = tuple(replace(each, **told, groups=(endless,)) for each in known.entries)
    dates = tuple(replace(each, title=endless, venue=endless) for each in known.key_dates)
    change = SharedChange(kind=ChangeKind.VENUE, uid=entries[0].uid, city=endless, venue=endless)
    whole = replace(
        known, entries=entries, key_dates=dates, changes=(change,), title=endless, campaign_title=endless,
        demand=endless, hashtags=(f"#{endless}",), numbers=(endless,), release=2, since=1,
    )  # fmt: skip
    path = written(whole, tmp_path)
    for width in (320, 414, 768, 1440):
        with browsers.opened(browser, path, size=(width, 844)) as page:
            assert page.value("document.documentElement.scrollWidth") <= width


def crowded(known: SharedSchedule) -> SharedSchedule:
    """Return a schedule of places at every edge of the map and close to each other, with long names."""
    places = [
        ("Manchester-by-the-Sea", 42.58, -70.77), ("Provincetown", 42.05, -70.18),
        ("Eastport", 44.91, -66.99),
        ("Washington Mills Crossing", 38.91, -77.04), ("Winchester-Westmoreland", 38.81, -77.05),
        ("Llanfairpwllgwyngyllgogerych", 47.61, -122.33), ("Neah Bay", 48.37, -124.62),
        ("Rancho Santa Margarita", 33.64, -117.6), ("Brownsville", 25.9, -97.5), ("Key West", 24.56, -81.78),
        ("MIAMI GARDENS", 25.76, -80.19), ("West Palm Beach Gardens", 26.72, -80.05),
        ("WWWWWW", 44.8, -68.77),
        ("San Juan", 18.42, -66.06), ("Charlotte Amalie", 18.34, -64.93), ("Dededo", 13.52, 144.84),
        ("Pago Pago", -14.28, -170.7), ("Saipan", 15.19, 145.75), ("Honolulu", 21.3, -157.86),
        ("Utqiagvik", 71.29, -156.79), ("Adak", 51.88, -176.65), ("International Falls", 48.6, -93.4),
    ]  # fmt: skip
    places += [(f"Village of Oak Creek {n}", 40.7 + n / 9, -74 - n / 9) for n in range(9)]
    entries = tuple(
        replace(known.entries[0], uid=f"u{n}", city=city, state="", latitude=latitude, longitude=longitude)
        for n, (city, latitude, longitude) in enumerate(places)
    )
    return replace(known, entries=entries)


# The names as drawn; a box says where the letters are on the screen.
CUT_NAMES = """(() => {
    const edge = document.querySelector('.map svg').getBoundingClientRect();
    return [...document.querySelectorAll('.lab text')].filter((name) => {
        const box = name.getBoundingClientRect();
        return box.left < edge.left || box.right > edge.right || box.top < edge.top
            || box.bottom > edge.bottom;
    }).map((name) => name.textContent); })()"""
MET_NAMES = """(() => {
    const boxes = [...document.querySelectorAll('.lab text')]
        .map((name) => [name, name.getBoundingClientRect()]);
    return boxes.filter(([one, a]) => boxes.some(([other, b]) => one !== other
        && a.left < b.right && b.left < a.right && a.top + 5 < b.bottom && b.top + 5 < a.bottom))
        .map(([name]) => name.textContent); })()"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_map_cuts_no_name_and_writes_none_over_another(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path, media: str
) -> None:
    path = written(crowded(schedules[Audience.PUBLIC]), tmp_path)
    for size in (PAPER,) if media == "print" else ((641, 900), (901, 900), (1440, 1000)):
        with browsers.opened(browser, path, size=size) as page:
            page.emulate("light", media)
            names = page.value("[...document.querySelectorAll('.lab text')].map((name) => name.textContent)")
            assert {"San Juan", "Honolulu", "Eastport", "Neah Bay"} & set(names), "the map is named"
            assert page.value(CUT_NAMES) == []
            assert page.value(MET_NAMES) == []


def test_days_are_chosen_as_people_write_them(page: Page, schedules: dict[Audience, SharedSchedule]) -> None:
    days = page.value("[...document.querySelector('select[name=day]').options].map((each) => each.text)")
    assert days == ["All", "Thu, Jul 11", "Sun, Jul 14", "Mon, Jul 15"]
    page.value(
        "(() => { const day = document.querySelector('select[name=day]'); day.value = '2019-07-14';"
        " day.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    held = [each for each in schedules[Audience.PUBLIC].entries if str(each.day) == "2019-07-14"]
    assert shown(page) == [f"{each.city}, {each.state}" for each in held] != []


def test_paper_holds_every_city_and_no_control(page: Page, schedules: dict[Audience, SharedSchedule]) -> None:
    page.emulate("dark", "print")
    assert page.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    controls = "[...document.querySelectorAll('.filter, .add, .find')]"
    assert page.value(f"{controls}.length") > 2
    assert page.value(f"{controls}.filter((each) => each.offsetParent).length") == 0
    boxes = "[...document.querySelectorAll('.box')].map((each) => getComputedStyle(each).backgroundColor)"
    assert set(page.value(boxes)) == {"rgba(0, 0, 0, 0)"}, "it would run below the map"
    page.emulate("light")
    pdf = base64.b64decode(page.send("Page.printToPDF")["data"])
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)
    entries = schedules[Audience.PUBLIC].entries
    assert [entry.city for entry in entries if entry.city not in text] == []
    assert "Add to calendar" not in text


def test_on_paper_no_time_runs_into_its_city_and_rows_fill_the_page(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    known = schedules[Audience.PUBLIC]
    entries = tuple(replace(each, starts=time(11, 30), ends=time(12)) for each in known.entries)
    with browsers.opened(browser, written(replace(known, entries=entries), tmp_path), size=PAPER) as page:
        page.emulate("light", "print")
        assert (
            page.value("document.querySelector('td.t time').textContent")
            == "11:30\xa0AM\xa0\u2013 12:00\xa0PM"
        )
        into = (
            "[...document.querySelectorAll('tr[data-u]')].filter((row) => {"
            " const told = document.createRange(); told.selectNodeContents(row.querySelector('.t'));"
            " return told.getBoundingClientRect().right >"
            " row.querySelector('th').getBoundingClientRect().left; }).length"
        )
        assert page.value(into) == 0
        short = (
            "[...document.querySelectorAll('main tr')].filter((row) => row.offsetParent &&"
            " [...row.children].filter((cell) => cell.offsetParent).pop().getBoundingClientRect().right <"
            " document.querySelector('main').getBoundingClientRect().right - 2).length"
        )
        assert page.value(short) == 0


def test_beside_the_map_on_paper_stands_something_even_when_nothing_is_told(
    browser: Browser, schedules: dict[Audience, SharedSchedule], tmp_path: Path
) -> None:
    bare = replace(schedules[Audience.PUBLIC], demand="", hashtags=(), key_dates=(), changes=())
    beside = "document.querySelector('aside').innerText"
    told = "[...document.querySelectorAll('.sheet h2, .sheet dt, .sheet dd')].map((each) => each.innerText)"
    with browsers.opened(browser, written(bare, tmp_path), size=PAPER) as page:
        page.emulate("light", "print")
        assert page.value(told) == [
            "Time zones", "Eastern", "5 actions", "Central", "1 action", "Pacific", "3 actions",
        ]  # fmt: skip
        ends = "getBoundingClientRect().right <= document.querySelector('.map').getBoundingClientRect().left"
        assert page.value(f"document.querySelector('.sheet dd').{ends}")
        page.emulate("light")
        assert page.value("document.querySelector('.sheet').offsetParent") is None, "the screen links to them"
    with browsers.opened(browser, written(schedules[Audience.PUBLIC], tmp_path), size=PAPER) as page:
        page.emulate("light", "print")
        assert "Time zones" not in page.value(beside), "it would push the first city down"


def test_the_first_page_of_paper_holds_actions_and_not_the_map_alone(
    page: Page, schedules: dict[Audience, SharedSchedule]
) -> None:
    pdf = PdfReader(io.BytesIO(base64.b64decode(page.send("Page.printToPDF")["data"])))
    first = schedules[Audience.PUBLIC].entries[0]
    told = pdf.pages[0].extract_text()
    assert "Eastern Time" in told
    assert first.groups[0].split()[0] in told.partition("Eastern Time")[2]
    assert len(pdf.pages) <= 2
