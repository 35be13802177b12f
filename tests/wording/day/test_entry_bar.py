"""What is offered for a few letters can be told apart."""

from organizer_app.domain.day.city_finding import CityName
from organizer_app.domain.day.entry_line import EntryKind, TypedEntry
from organizer_app.domain.model.day.incidents import IncidentCategory
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.wording.day.entry_bar import offered_texts, understood


def test_the_start_stands_beside_a_city_that_is_offered_twice() -> None:
    noon = 1_040 * 24 * 60 + 12 * 60
    erie = CityName("a", "Erie", "PA", noon, "UTC")
    later = CityName("b", "Erie", "PA", noon + 330, "UTC")
    assert offered_texts([erie, later]) == ["Erie, PA \u00b7 12:00 PM", "Erie, PA \u00b7 5:30 PM"]
    assert offered_texts([erie, CityName("c", "Erie", "KS", noon, "UTC")]) == ["Erie, PA", "Erie, KS"]
    assert offered_texts([erie, CityName("d", "Erie", "PA")]) == ["Erie, PA \u00b7 12:00 PM", "Erie, PA"]


def test_the_kind_of_an_incident_is_told_before_it_is_logged() -> None:
    erie = CityName("a", "Erie", "PA", zone="UTC")
    entry = TypedEntry(EntryKind.INCIDENT, (erie,), severity=3, category=IncidentCategory.MEDICAL)
    assert understood(entry, 0) == "Incident of severity 3. Kind: Medical"


def test_a_city_that_was_called_off_says_so_before_anything_is_logged() -> None:
    erie = CityName("a", "Erie", "PA", zone="UTC", is_off=True)
    entry = TypedEntry(EntryKind.CHECK_IN, (erie,), heard=Heard.OK)
    assert understood(entry, 12 * 60) == "OK now, 12:00 PM there (called off)"
