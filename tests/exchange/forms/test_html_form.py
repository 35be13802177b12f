"""The page holds only what its reader may see, escapes every text, and can load nothing."""

import html
import json
import re
from dataclasses import replace
from typing import Any

from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.forms.html_form import reply_file_name
from organizer_app.services.plan.workspace import Workspace
from tests.support.return_forms import made, written


def data_of(page: str) -> Any:
    found = re.search(r'id="form">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_nothing_outside_of_the_page_can_be_reached(sample: Workspace) -> None:
    page = written(made(sample), "html").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = html.unescape(policy[1])
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in rules
    assert "http" not in page.replace("http-equiv", "")
    assert "style=" not in page


def test_the_page_is_filled_in_with_what_the_plan_has(sample: Workspace) -> None:
    form = made(sample)
    page = written(form, "html").decode()
    data = data_of(page)
    assert (data["plan"], data["token"], data["revision"]) == form.mark
    fields = {each["code"]: each for each in data["fields"]}
    assert fields["starts"]["was"] == "12:00"
    assert fields["starts"]["shown"] == {"en": "12:00 PM", "es": "12:00 PM"}
    assert fields["lead_phone"]["was"] == "206-555-0151"
    assert data["fixed"]["1.1"] == {"en": "Seattle, WA", "es": "Seattle, WA"}
    assert data["texts"]["es"]["label.starts"] == "Inicio"
    assert 'value="206-555-0151"' in page
    assert {"Portland", "San Francisco", "Ines Calloway"}.isdisjoint(
        re.findall(r"[A-Z]\w+(?: [A-Z]\w+)?", page)
    )


def test_the_button_that_copies_a_reply_is_named_before_any_script_runs(sample: Workspace) -> None:
    page = written(made(sample), "html").decode()
    named = re.search(r'id="copy-name">([^<]*)<', page)
    assert named
    assert html.unescape(named[1]) == data_of(page)["texts"]["en"]["copy"] == "Copy reply text"


def test_hostile_texts_stay_texts(sample: Workspace) -> None:
    bad = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    form = replace(made(sample), city=bad, headline=bad, values={"venue": bad, "lead": "[R1 x]"})
    page = written(form, "html").decode()
    assert bad not in page
    assert "<script>alert" not in page
    assert "<img" not in page
    assert {each["code"]: each["was"] for each in data_of(page)["fields"]}["venue"] == bad


def test_a_present_choice_that_no_form_offers_is_kept(sample: Workspace) -> None:
    form = replace(made(sample), values={"permit_status": "appealed"})
    assert (
        '<option value="appealed" data-t="choice.permit_status.appealed" selected>'
        in written(form, "html").decode()
    )


def test_the_reply_file_is_named_after_the_city(sample: Workspace) -> None:
    form = made(sample)
    assert reply_file_name(form) == "seattle-wa.organizer-reply.json"
    assert reply_file_name(replace(form, city="../\u202e")) == "new-city.organizer-reply.json"


def test_a_new_host_is_asked_for_the_city(sample: Workspace) -> None:
    page = written(made(sample, is_new_host=True, city="", audience=Audience.PARTNERS), "html").decode()
    assert '<input id="v1.2" type="date"' in page
    assert "Your city" in page
    assert "Seattle" not in page
