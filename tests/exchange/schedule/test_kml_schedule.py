"""KML 2.2 by a reader that is not ours: places, times in UTC, what an audience may know, and never markup."""

from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.exchange.schedule.kml_schedule import write_kml
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import OPEN, SEATTLE, a_schedule, replace

GOLDEN = Path(__file__).with_name("golden_schedule.kml")
NAMES = {"k": "http://www.opengis.net/kml/2.2"}
# The order that the schema of KML 2.2 gives the parts of a placemark.
ORDER = ("name", "description", "TimeSpan", "TimeStamp", "ExtendedData", "Point")
TOLD = {
    Audience.PUBLIC: ("Amazon Spheres", "Tech Workers Coalition", "Lift at the corner", "12:00"),
    Audience.PARTNERS: ("Wren Castellano", "Expected: 200", "Bo Marsh"),
    Audience.INTERNAL: ("+12065550151", "wren@example.org", "Bring water", "100–150"),  # noqa: RUF001  # spans are written with an en dash
}


class Html(HTMLParser):
    """What a map program shows of a description."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.lines: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.lines.append(data.strip())


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def placemarks(data: bytes) -> list[etree._Element]:
    return parsed(data).xpath("/k:kml/k:Document/k:Placemark", namespaces=NAMES)


def told(mark: etree._Element, path: str) -> str:
    return mark.findtext("/".join(f"k:{part}" for part in path.split("/")), "", NAMES)


def read_names(data: bytes) -> list[str]:
    """Return the names that came through, for the test of hostile names."""
    (mark,) = placemarks(data)
    page = Html(told(mark, "description"))
    assert page.tags == {"br"}
    assert not parsed(data).xpath("//comment()|//processing-instruction()")
    by_label = dict(line.partition(": ")[::2] for line in page.lines)
    return [told(mark, "name"), by_label["Lead"]]


def written(audience: Audience = Audience.PUBLIC, **overrides: object) -> bytes:
    return write_kml(a_schedule(audience, **overrides), schedule_words())


def test_the_file_is_as_it_was_when_it_was_last_looked_at() -> None:
    assert written().decode() == GOLDEN.read_text("utf-8")


def test_every_part_stands_where_the_schema_wants_it() -> None:
    for audience in EXPORT_AUDIENCES:
        for mark in placemarks(written(audience)):
            parts = [etree.QName(part).localname for part in mark]
            assert parts == sorted(parts, key=ORDER.index)
            assert {etree.QName(part).namespace for part in mark.iter()} == {NAMES["k"]}


def test_places_are_points_and_times_are_utc() -> None:
    seattle, new_york, unset = placemarks(written())
    assert told(seattle, "Point/coordinates") == "-122.332100,47.606200"
    assert told(seattle, "TimeSpan/begin") == "2019-07-15T19:00:00Z"
    assert told(seattle, "TimeSpan/end") == "2019-07-15T20:30:00Z"
    assert told(new_york, "TimeStamp/when") == "2019-07-15T16:00:00Z"
    assert told(new_york, "name") == "Canceled: March"
    assert new_york.find("k:Point", NAMES) is None
    assert unset.find("k:TimeStamp", NAMES) is None
    day_only = replace(OPEN, day=date(2019, 7, 15))
    (mark,) = placemarks(written(entries=(day_only,)))
    assert told(mark, "TimeStamp/when") == "2019-07-15"


@pytest.mark.parametrize("audience", EXPORT_AUDIENCES, ids=lambda audience: audience.code)
def test_each_audience_reads_what_it_may_and_no_more(audience: Audience) -> None:
    (mark, *_) = placemarks(written(audience))
    description = told(mark, "description")
    for least, texts in TOLD.items():
        assert [text for text in texts if (text in description) is not (least <= audience)] == []


def test_no_text_becomes_markup_or_breaks_the_file() -> None:
    hostile = 'x]]><script src="//evil">&lt;b&gt;\ufffe\uffff\x00\ud800</name>'
    entry = replace(SEATTLE, title=hostile, venue=hostile, notes=f"one\n{hostile}", starts=time(12))
    (mark,) = placemarks(written(Audience.INTERNAL, entries=(entry,), title=hostile, demand=hostile))
    kept = 'x]]><script src="//evil">&lt;b&gt;</name>'
    page = Html(told(mark, "description"))
    assert (told(mark, "name"), page.tags) == (kept, {"br"})
    assert f"{kept}, 2111 7th Ave" in page.lines
    assert kept in page.lines


def test_a_link_that_could_run_is_left_out() -> None:
    entry = replace(SEATTLE, public_url="javascript:alert(1)")
    (mark,) = placemarks(written(entries=(entry,)))
    assert "javascript" not in told(mark, "description")
