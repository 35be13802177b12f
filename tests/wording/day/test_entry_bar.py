"""What is offered for a few letters can be told apart."""

from organizer_app.domain.day.city_finding import CityName
from organizer_app.wording.day.entry_bar import offered_texts


def test_the_start_stands_beside_a_city_that_is_offered_twice() -> None:
    noon = 1_040 * 24 * 60 + 12 * 60
    erie = CityName("a", "Erie", "PA", noon, "UTC")
    later = CityName("b", "Erie", "PA", noon + 330, "UTC")
    assert offered_texts([erie, later]) == ["Erie, PA \u00b7 12:00 PM", "Erie, PA \u00b7 5:30 PM"]
    assert offered_texts([erie, CityName("c", "Erie", "KS", noon, "UTC")]) == ["Erie, PA", "Erie, KS"]
    assert offered_texts([erie, CityName("d", "Erie", "PA")]) == ["Erie, PA \u00b7 12:00 PM", "Erie, PA"]
