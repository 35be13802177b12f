"""The sheet on plain paper holds every letter and what to do with it."""

from organizer_app.domain.basics.plan_secrets import RecoveryKey, read_sheet, sheet_rows
from organizer_app.wording.plan import recovery_sheet


def test_the_printed_text_is_read_again_and_names_the_plan_only_where_it_may() -> None:
    key = RecoveryKey.of(bytes(range(32)))
    text = recovery_sheet.as_text(sheet_rows(key), "may-day.organizer")
    rows = [line[4:] for line in text.splitlines() if line[:1].isdigit() and line[1:4] == "   "]
    assert read_sheet("\n".join(rows)) == key
    assert "may-day.organizer" in text
    assert "Plan:" not in recovery_sheet.as_text(sheet_rows(key), "")


def test_a_wrong_row_is_named_where_it_is_known() -> None:
    assert recovery_sheet.wrong_row(3) == "Row 3 is not as on the sheet. Compare it letter by letter."
    assert "all four rows" in recovery_sheet.wrong_row(0)


def test_the_file_of_a_whole_sheet_opens_its_plan() -> None:
    key = RecoveryKey.of(bytes(range(32)))
    for name in ("", "Prime Day 2019.organizer"):
        assert read_sheet(recovery_sheet.as_text(sheet_rows(key), name)) == key
