"""The feed is Atom that a reader of XML understands, with one entry for each version."""

from datetime import UTC, datetime
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.version_history import ToldVersion, VersionHistory
from organizer_app.exchange.schedule.version_feed import write_version_feed
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule

ATOM = "{http://www.w3.org/2005/Atom}"
SECOND = ToldVersion(
    2,
    datetime(2019, 7, 5, 15, tzinfo=UTC),
    1,
    (SharedChange(kind=ChangeKind.CANCELLED, uid="u", city="<Ames> & co\uffff", state="IA"),),
)
HISTORY = VersionHistory("key", (SECOND, ToldVersion(1, datetime(2019, 7, 1, 15, tzinfo=UTC), 0, ())))


def feed(key: str = "key", title: str = "Prime Day") -> ET.Element:
    data = write_version_feed(
        a_schedule(Audience.PUBLIC, title=title),
        schedule_words(),
        VersionHistory(key, HISTORY.versions),
        page="changes.html",
        path="changes.atom",
    )
    return ET.fromstring(data)  # noqa: S314  # our own file


def test_each_version_is_an_entry_with_a_stable_name() -> None:
    top = feed()
    assert [each.findtext(f"{ATOM}title") for each in top.iter(f"{ATOM}entry")] == ["Version 2", "Version 1"]
    names = [each.text for each in top.iter(f"{ATOM}id")]
    assert names == [each.text for each in feed().iter(f"{ATOM}id")]
    assert len(set(names)) == 3
    assert not set(names) & {each.text for each in feed("other").iter(f"{ATOM}id")}
    assert all(str(name).startswith("urn:uuid:") for name in names)
    assert [each.text for each in top.iter(f"{ATOM}updated")] == [
        "2019-07-05T15:00:00Z", "2019-07-05T15:00:00Z", "2019-07-01T15:00:00Z",
    ]  # fmt: skip


def test_required_elements_of_atom_are_there() -> None:
    for title in ("Prime Day", ""):
        top = feed(title=title)
        for tag in ("id", "title", "updated", "author"):
            assert top.find(f"{ATOM}{tag}") is not None
        assert top.findtext(f"{ATOM}author/{ATOM}name")


def test_links_lead_to_the_version_wherever_the_folder_is_served() -> None:
    entry = next(feed().iter(f"{ATOM}entry"))
    link = entry.find(f"{ATOM}link")
    assert link is not None
    there = urljoin("https://example.org/day/changes.atom", link.attrib["href"])
    assert there == "https://example.org/day/changes.html#v2"


def test_what_it_says_is_text() -> None:
    contents = [each.findtext(f"{ATOM}content") for each in feed().iter(f"{ATOM}entry")]
    assert contents == ["Canceled: <Ames> & co, IA, no date yet", "The first version."]
