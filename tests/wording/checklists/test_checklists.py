"""The checklists speak in whole sentences and count rightly."""

from organizer_app.wording.checklists import checklists as words


def test_days_from_the_anchor_have_a_real_minus() -> None:
    assert [words.offset(days) for days in (-30, 0, 3, None)] == ["T\u221230", "T\u22120", "T+3", ""]


def test_weeks_are_named() -> None:
    assert words.week("", "2019-06-17") == "Late"
    assert words.week("9999", "2019-06-17") == "No day"
    assert words.week("2019-06-17", "2019-06-17") == "This week, Jun 17 to Jun 23"


def test_late_is_counted_in_days() -> None:
    assert words.standing(1, 1) == "1 day late"
    assert words.standing(1, 21) == "21 days late"
    assert words.standing(0, 0) == "Done"


def test_what_applying_does_is_counted() -> None:
    assert words.outcome(0, 0, 0, 4, 0) == "Every city follows this template."
    assert words.outcome(2, 1, 0, 4, 1) == "1 city differs: 2 new, 1 changed, 0 removed; 4 kept."


def test_where_a_task_comes_from_is_said() -> None:
    assert words.template_line("", is_changed=False) == "A task for this city only."
    assert "does not change it" in words.template_line("Vigil", is_changed=True)
    assert words.sub_line("Seattle, WA", -30, is_gate=True) == "Seattle, WA · required step · T\u221230"
