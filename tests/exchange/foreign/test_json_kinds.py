"""JSON without events and people is refused as what it is, never as a shape nobody knows."""

from typing import Any

import pytest

from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.exchange.foreign.json_files import read_json
from organizer_app.exchange.foreign.json_kinds import kind_of

SERVER = "https://osdi.example.org/api/v1/"


def served(path: str, *links: str, **fields: Any) -> dict[str, Any]:
    """Return a record of a server at its address, with links to others."""
    others = {f"osdi:{name}": {"href": SERVER + name} for name in links}
    return {**fields, "_links": {"self": {"href": SERVER + path}, **others}}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (served("petitions/7", "signatures", "creator", title="Stop it"), FileKind.PETITIONS),
        (served("petitions/7/signatures/c9-ab", "petition", "person"), FileKind.PETITIONS),
        (served("advocacy_campaigns/7/outreaches/9", "person"), FileKind.PETITIONS),
        (served("forms/7/submissions/ae-9", "form"), FileKind.FORMS),
        (served("fundraising_pages/7/donations?page=2"), FileKind.DONATIONS),
        (served("events/7/attendances/9", "event", "person"), FileKind.SIGN_UPS),
        (served("messages/7"), FileKind.MESSAGES),
        (served("queries/7/results/9", "person"), FileKind.PEOPLE_LISTS),
        (served("people/7/canvasses/9", "target"), FileKind.CANVASSES),
        (served("organizations/7"), FileKind.ORGANIZATIONS),
        (served("tags/7/taggings/9"), FileKind.TAGS),
        (served("metadata", "canvass_response_codes"), FileKind.SERVICE_RECORD),
        ({"_embedded": {"osdi:scripts": [{}]}}, FileKind.SURVEYS),
        ({"_embedded": {"action_network:event_campaigns": [{"title": "C"}]}}, FileKind.EVENT_CAMPAIGNS),
        ([{"_embedded": {"osdi:petitions": [{"title": "C"}]}}], FileKind.PETITIONS),
        ({"_embedded": {"osdi:events": []}}, FileKind.JSON_EMPTY),
        ({"_links": {"osdi:person": {"href": SERVER}}}, FileKind.SERVICE_RECORD),
        ({"identifiers": ["a:1"], "name": "X", "share_options": []}, FileKind.SHARE_PAGES),
    ],
)
def test_a_record_of_an_organizing_service_is_named_after_its_resource(content: Any, kind: FileKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"notice": "This petition was deleted."}, FileKind.WEB_ANSWER),
        ({"error": "Forbidden", "status": 403}, FileKind.WEB_ANSWER),
        ([{"city": "Boise", "population": 3}], FileKind.JSON),
        ({"rows": [{"a": 1}], "more": [{"b": 2}]}, FileKind.JSON),
        ({"title": 7}, FileKind.JSON_RECORD),
        ({"organization": "Parks United"}, FileKind.JSON_RECORD),
        ({"data": [None, 3]}, FileKind.JSON_RECORD),
        ({"compilerOptions": {"strict": True}, "include": []}, FileKind.JSON_RECORD),
        ({"type": "x", "layers": [3]}, FileKind.JSON_RECORD),
        (7, FileKind.JSON_RECORD),
        ([], FileKind.JSON_EMPTY),
        ({"format": "organizer-schedule", "entries": []}, FileKind.JSON_EMPTY),
    ],
)
def test_any_other_json_is_a_list_a_record_a_message_or_empty(content: Any, kind: FileKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(("text", "kind"), [("{", FileKind.JSON_DAMAGED), ("{}", FileKind.JSON_RECORD)])
def test_the_reader_refuses_with_that_name(text: str, kind: FileKind) -> None:
    with pytest.raises(NotText) as raised:
        read_json(text)
    assert raised.value.kind is kind
