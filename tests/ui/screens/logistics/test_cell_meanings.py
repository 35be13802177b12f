"""What people type into cells is understood as they say it, or refused with a sentence."""

from datetime import date, time

import pytest

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.sites import SiteRole
from organizer_app.ui.screens.logistics.columns import meant
from tests.support.action_rows import BLANK
from tests.support.logistics_views import TODAY, column

MATERIAL = Material(id="m", city_action_id="a", name="Signs")


@pytest.mark.parametrize(
    ("text", "cents"),
    [("", None), ("80", 8000), ("$1,200.50", 120050), ("12,5", 1250), ("1.200", 120000), ("0.8 €", 80)],
)
def test_amounts(text: str, cents: int | None) -> None:
    price = column(PartKind.MATERIALS, "unit_cents")
    assert meant(price, text, MATERIAL, None, TODAY) == cents


@pytest.mark.parametrize("text", ["-5", "ten", "1.2.3", "$"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(UnclearError, match="not an amount"):
        meant(column(PartKind.BUDGET, "planned_cents"), text, MATERIAL, None, TODAY)


@pytest.mark.parametrize(
    ("kind", "code", "text", "value"),
    [
        (PartKind.MATERIALS, "needed", "1,200", 1200),
        (PartKind.MATERIALS, "needed", "", 0),
        (PartKind.SITES, "capacity", "", None),
        (PartKind.MATERIALS, "name", "  Signs   and poles ", "Signs and poles"),
        (PartKind.MATERIALS, "ship_by", "jul 5", date(2019, 7, 5)),
        (PartKind.MATERIALS, "ship_by", "", None),
        (PartKind.BUDGET, "planned_cents", "", 0),
        (PartKind.TRANSPORT, "leaves_at", "2:30 pm", time(14, 30)),
        (PartKind.SITES, "role", "dispersal", SiteRole.DISPERSAL),
    ],
)
def test_cells(kind: PartKind, code: str, text: str, value: object) -> None:
    row = BLANK._replace(day="2019-07-15")
    assert meant(column(kind, code), text, MATERIAL, row, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "code", "text", "sentence"),
    [
        (PartKind.MATERIALS, "needed", "many", "whole number"),
        (PartKind.MATERIALS, "ship_by", "soon", "not a day"),
        (PartKind.TRANSPORT, "leaves_at", "25:00", "not a time"),
    ],
)
def test_nonsense_is_refused(kind: PartKind, code: str, text: str, sentence: str) -> None:
    with pytest.raises(UnclearError, match=sentence):
        meant(column(kind, code), text, MATERIAL, None, TODAY)


def test_only_a_cue_with_a_time_can_be_fixed() -> None:
    cue, hard = Cue(id="c", city_action_id="a", title="March"), column(PartKind.RUN_OF_SHOW, "is_hard")
    with pytest.raises(UnclearError, match="its time first"):
        meant(hard, "1", cue, None, TODAY)
    assert meant(hard, "", cue, None, TODAY) is False
