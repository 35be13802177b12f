"""Months on paper show every action of a day, or how many there are, and the key dates."""

from datetime import date, time

from organizer_app.domain.sharing.shared_schedule import SharedKeyDate, SharedSchedule
from organizer_app.exchange.paper.month_sheet import month_sheet
from organizer_app.services.sharing.paper import month_pdf
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import DAY, entry, pages_of, schedule


def cells(of: SharedSchedule) -> dict[str, list[str]]:
    (month,) = month_sheet(of, schedule_words()).data["months"]  # type: ignore[misc, var-annotated]  # one month
    inside = [cell for week in month["weeks"] for cell in week if cell["inside"]]
    return {cell["day"]: [f"{item['time']} {item['text']}" for item in cell["items"]] for cell in inside}


def test_a_day_names_its_cities_and_key_dates() -> None:
    hearing = SharedKeyDate(
        uid="k", title="The hearing", day=date(2019, 7, 16), starts=time(14), zone="America/New_York"
    )
    of = schedule(entry(1), entry(2, cancelled=True), key_dates=(hearing,), anchor_date=DAY)
    found = cells(of)
    assert len(found) == 31
    assert (found["15"], found["16"]) == (["Noon City 1, WA"], ["2 PM The hearing"])
    (text,) = pages_of(month_pdf(of, schedule_words()))
    assert "July 2019" in text
    assert "Day of action" in text


def test_an_internal_month_has_no_phone_numbers_and_does_not_say_so() -> None:
    of = schedule(entry(1, lead_phone="+12065550151"))
    (text,) = pages_of(month_pdf(of, schedule_words()))
    assert "Internal" in text
    assert "phone" not in text
    assert "0151" not in text


def test_a_full_day_is_counted_by_zone() -> None:
    of = schedule(*(entry(number, zone="America/Denver" if number % 3 else "") for number in range(30)))
    assert cells(of)["15"] == ["10 Time zone open", "20 Mountain"]


def test_each_month_has_a_page_and_begins_on_sunday() -> None:
    of = schedule(entry(1), entry(2, day=date(2019, 9, 1)), entry(3, day=None, starts=None))
    pdf = month_pdf(of, schedule_words(paper="a4"))
    texts = pages_of(pdf)
    assert ["July 2019" in texts[0], "September 2019" in texts[1]] == [True, True]
    assert "Sunday Monday" in texts[0]
    assert [fault for fault in faults(pdf, many=True) if fault] == []


def test_a_schedule_without_days_is_an_empty_month() -> None:
    assert set(map(tuple, cells(schedule()).values())) == {()}
