"""The web page loads nothing, runs nothing, says every entry once and escapes every name."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedKeyDate, SharedSchedule
from organizer_app.exchange.schedule.html_schedule import PageParts, write_html
from organizer_app.wording.sharing.shared_schedules import schedule_words

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PARTS = PageParts(
    (RESOURCES / "templates" / "schedule.html").read_text(encoding="utf-8"),
    json.loads((RESOURCES / "geo" / "usa_outline.json").read_text(encoding="utf-8")),
)
HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
    "' onmouseover='x", "{{ 7*7 }}", "{% raw %}",
    "</style><style>*{display:none}", "]]>", "<!--", "&amp;&lt;", "=1+1", "a\r\nb", "\u202egnp.exe\u202c",
    "\u05e9\u05dc\u05d5\u05dd", "é" * 10_000, "nul\x00bell\x07",
)  # fmt: skip
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href", "ping"}
VOID = {"meta", "path", "rect", "link", "img", "br"}


class Page(HTMLParser):
    """What a browser would see: tags with attributes, texts by the element they stand in, and bad nesting."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.bad: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.bad.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def within(self, tag: str) -> list[str]:
        return [text for at, text in self.texts if at == tag]


def entry(uid: str = "u", **fields: object) -> SharedEntry:
    values: dict[str, object] = {
        "uid": uid, "city": "Seattle", "state": "WA", "country": "US", "zone": "America/Los_Angeles",
        "day": date(2019, 7, 15), "starts": time(12), "ends": time(13), "latitude": 47.6, "longitude": -122.3,
        "starts_utc": datetime(2019, 7, 15, 19, tzinfo=UTC), "status": ActionStatus.CONFIRMED,
    }  # fmt: skip
    return SharedEntry(**{**values, **fields})


def written(*entries: SharedEntry, **fields: object) -> bytes:
    values: dict[str, object] = {
        "audience": Audience.PUBLIC, "generated_at": datetime(2019, 7, 5, 19, tzinfo=UTC),
        "title": "Prime Day 2019", "entries": entries,
    }  # fmt: skip
    return write_html(SharedSchedule(**{**values, **fields}), schedule_words(), PARTS)


def test_the_page_loads_and_runs_nothing() -> None:
    data = written(entry(public_url="https://example.org/a"), demand="Stop", hashtags=("#One",))
    page = Page(data)
    names = {tag for tag, _ in page.tags}
    assert not names & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "video",
        "audio",
    }
    for tag, attributes in page.tags:
        assert not LOADING & set(attributes) or tag == "path", tag
        assert not [name for name in attributes if name.startswith("on")]
    assert b"url(" not in data
    assert b"@import" not in data
    assert re.findall(rb"https?://[^\s\"<]+", data) == [b"https://example.org/a"]


def test_the_browser_is_told_to_refuse_what_the_page_does_not_need() -> None:
    metas = [attributes for tag, attributes in Page(written(entry())).tags if tag == "meta"]
    (policy,) = [meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert {"name": "referrer", "content": "no-referrer"} in metas


def test_only_our_own_script_runs_and_nothing_of_the_data_is_in_it() -> None:
    script = (RESOURCES / "templates" / "schedule.js").read_text(encoding="utf-8")
    hostile = entry(city="</script><script>alert(1)</script>", title="${alert(1)}", state="'\"><b>")
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2019, 7, 5, 19, tzinfo=UTC), entries=(hostile,)
    )
    data = write_html(schedule, schedule_words(), replace(PARTS, script=script))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'\"" in data.decode()
    assert data.count(b"<script") == data.count(b"</script>") == 1
    assert f"<script>{script}</script>" in data.decode()
    assert not re.search(r"https?:|fetch|XMLHttp|import\(|eval|innerHTML|localStorage", script)
    form = next(attributes for tag, attributes in Page(data).tags if tag == "form")
    assert "hidden" in form, "without the script there is no filter to be puzzled by"


def test_what_is_new_stands_first_and_on_its_row() -> None:
    change = SharedChange(kind=ChangeKind.ADDED, uid="u", city="Seattle", state="WA", day=date(2019, 7, 15))
    data = written(entry(), release=3, since=2, changes=(change,)).decode()
    assert "New in version 3" in data
    assert data.index("Seattle, WA, Mon, Jul 15") < data.index("<table")
    assert '<span class="tag now">Added</span>' in data
    assert "New in version" not in written(entry(), release=1).decode()


def test_the_page_is_well_formed_and_readable_by_ear() -> None:
    page = Page(written(entry(), entry("b", city="Boston", zone="America/New_York", cancelled=True)))
    assert (page.bad, page.open) == ([], [])
    assert ("html", {"lang": "en"}) in page.tags
    names = [tag for tag, _ in page.tags]
    assert [names.count(tag) for tag in ("h1", "main", "header", "footer", "nav", "aside")] == [1] * 6
    assert names.count("section") == 2
    anchors = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(set(anchors)) == len(anchors)
    targets = [href[1:] for _, a in page.tags if (href := a.get("href") or "").startswith("#")]
    assert set(targets) <= set(anchors)


def test_every_entry_stands_on_the_page_once() -> None:
    entries = [entry(str(n), city=f"City {n}", latitude=None) for n in range(60)]
    texts = Page(written(*entries)).within("bdi")
    for n in range(60):
        assert texts.count(f"City {n}, WA") == 1


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_a_text_and_nothing_else(name: str) -> None:
    fields = ("title", "venue", "lead", "notes", "city")
    calm_entry = entry(**dict.fromkeys(fields, "x"), groups=("x",), latitude=None)
    wild_entry = entry(**dict.fromkeys(fields, name), groups=(name,), latitude=None)
    calm = Page(written(calm_entry, audience=Audience.INTERNAL))
    wild = Page(written(wild_entry, audience=Audience.INTERNAL))
    assert [tag for tag, _ in wild.tags] == [tag for tag, _ in calm.tags]
    shown = name.replace("\x00", "").replace("\x07", "").replace("\r\n", " ")
    assert wild.within("bdi").count(shown) >= 3
    everywhere = written(
        title=name, campaign_title=name, demand=name, hashtags=(name,),
        key_dates=(SharedKeyDate(uid="k", title=name, venue=name),),
    )  # fmt: skip
    assert Page(everywhere).bad == []


def test_only_plain_links_are_links() -> None:
    page = Page(
        written(entry(public_url="javascript:alert(1)"), entry("b", public_url="mailto:desk@example.org"))
    )
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert [link for link in links if not link.startswith("#")] == ["mailto:desk@example.org"]


def test_a_called_off_action_is_struck_through_with_a_label() -> None:
    page = Page(written(entry(status=ActionStatus.CANCELLED, cancelled=True)))
    assert "Canceled" in page.within("span")
    assert [tag for tag, _ in page.tags].count("s") == 2
    assert "svg" not in [tag for tag, _ in page.tags], "nobody is sent there by the map"


def test_the_stamp_says_which_version_and_when_on_which_clock() -> None:
    assert "Version 3" in Page(written(entry(), release=3)).within("b")
    page = Page(written(entry()))
    assert "As of" in page.within("b")
    assert "July 5, 2019, 3:00 PM ET" in page.within("time")


def test_inner_schedules_carry_a_warning_and_inner_facts() -> None:
    inner = entry(lead="Ada Example", lead_phone="+1 206 555 0100", notes="Bring water.\nAnd flags.")
    desk = Page(written(inner, audience=Audience.INTERNAL))
    assert any("national team only" in text for text in desk.within("div"))
    assert {"Ada Example", "+1 206 555 0100", "Bring water.\nAnd flags."} <= set(desk.within("bdi"))
    partners = Page(written(inner, audience=Audience.PARTNERS))
    assert "Ada Example" in partners.within("bdi")
    assert "+1 206 555 0100" not in partners.within("bdi")
    assert b"Ada" not in written(inner)


def test_an_empty_schedule_says_so() -> None:
    assert "No action is on this schedule yet." in Page(written()).within("p")


def test_the_same_schedule_gives_the_same_bytes() -> None:
    assert written(entry()) == written(entry())
    assert written(entry()).startswith(b"<!doctype html>\n")


def test_zones_are_counted_by_their_plain_names_and_headed_by_their_full_ones() -> None:
    page = written(entry()).decode()
    assert re.search(r"<nav[^>]*>.*Pacific <span>", page)
    assert ">Pacific Time</bdi>" in page


def test_hours_wrap_after_their_dash_alone() -> None:
    page = Page(written(entry(starts=time(11, 30), ends=time(12))))
    assert "11:30\xa0AM\xa0\N{EN DASH} 12:00\xa0PM" in page.within("time")


def test_days_of_several_years_are_chosen_with_their_year() -> None:
    later = entry("b", day=date(2020, 7, 15))
    script = replace(PARTS, script="0")
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2019, 7, 5, 19, tzinfo=UTC), entries=(entry(), later)
    )
    page = write_html(schedule, schedule_words(), script).decode()
    assert '<option value="2020-07-15">Wednesday, July 15, 2020</option>' in page


def test_a_column_of_hosts_that_would_be_empty_is_not_there() -> None:
    hosted, bare = written(entry(groups=("Mijente",))), written(entry(groups=()))
    assert b"Hosted by" in hosted
    assert b"Hosted by" not in bare
    assert b'<body class="bare">' in bare
    heads = [tag for tag, _ in Page(bare).tags if tag == "th"]
    assert heads.count("th") == len([tag for tag, _ in Page(hosted).tags if tag == "th"]) - 1


def test_a_campaign_of_the_same_name_is_not_said_twice() -> None:
    assert b'class="camp"' in written(entry(), title="Prime Day", campaign_title="No tech for deportations")
    assert b'class="camp"' not in written(entry(), title="Prime Day", campaign_title="Prime Day")
