"""`board` prints every city at a moment, for people and for scripts."""

from datetime import UTC, datetime, time
from pathlib import Path

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.day.entry_line import read_line
from organizer_app.domain.model.day.cues import Cue
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import log_line
from tests.support.command_line import Organizer
from tests.support.open_plans import opened
from tests.support.printed_pages import pages_of

NOW = datetime(2019, 7, 15, 19, 10, tzinfo=UTC)
AT = "2019-07-15T15:10-04:00"


def test_the_board_has_every_city_in_order_of_zones(organizer: Organizer, sample: Path) -> None:
    told = organizer("board", sample, "--at", AT).out.splitlines()
    assert [line.split("  ")[0] for line in told[1:8]] == [
        "Arlington, VA", "New York, NY", "Washington, DC", "Minneapolis, MN", "Portland, OR", "Seattle, WA",
        "San Francisco, CA",
    ]  # fmt: skip
    assert told[-1] == "By 3:10 PM Eastern, no city of 7 had reported."


def test_scripts_get_the_board_as_json(organizer: Organizer, sample: Path) -> None:
    data = organizer("board", sample, "--at", AT, "--json").data
    assert (data["day"], data["at"]) == ("2019-07-15", "2019-07-15T19:10:00Z")
    assert (data["live"], data["ended"], data["later"]) == (2, 4, 1)
    assert data["number"]["next_lock"] == "2019-07-15T20:00:00Z"
    seattle = next(each for each in data["cities"] if each["city"] == "Seattle")
    assert (seattle["phase"], seattle["trouble"], seattle["missing"]) == ("live", "on_ladder", "early")
    assert (seattle["ladder_step"], seattle["due"]) == ("desk_decides", "2019-07-15T17:00:00Z")


def test_an_action_with_a_second_part_is_between_parts(organizer: Organizer, sample: Path) -> None:
    with opened(sample) as plan:
        action_id = next(
            state.city.action_id for state in read_day(plan).book.states() if state.city.city == "New York"
        )
        delivery = Cue(
            id=plan.new_id(),
            city_action_id=action_id,
            title="Delivery",
            starts=time(16),
            minutes=20,
            position=9,
        )
        with plan.edit(EditKind.STARTED_CUE) as editor:
            editor.put(delivery)
    data = organizer("board", sample, "--at", AT, "--json").data
    assert (data["live"], data["between_parts"], data["ended"], data["all_home"]) == (2, 1, 3, 0)
    new_york = next(each for each in data["cities"] if each["city"] == "New York")
    assert (new_york["phase"], new_york["next_part"]) == ("between_parts", "2019-07-15T20:00:00Z")
    assert "between parts until 4:00 PM: Delivery" in organizer("board", sample, "--at", AT).out


def test_a_moment_is_typed_as_in_fields_on_the_day_of_the_board(organizer: Organizer, sample: Path) -> None:
    for text in ("3:10pm", "7/15/2019 3:10 pm", "July 15, 3:10 pm", "2019-07-15T15:10"):
        assert organizer("board", sample, "--at", text, "--json").data["at"] == "2019-07-15T19:10:00Z", text
    midnight = organizer("board", sample, "--at", "7/16/2019", "--json").data["at"]
    assert midnight == "2019-07-16T04:00:00Z", "of HQ, in New York"


def test_what_is_no_moment_is_wrong_usage_that_says_how_to_write_one(
    organizer: Organizer, sample: Path
) -> None:
    for text in ("soon", "yesterday", "2-4pm"):
        told = organizer("board", sample, "--at", text)
        assert (told.status, "2019-07-15T15:10-04:00" in told.err) == (2, True)


def test_the_board_is_written_on_paper_for_a_power_cut(
    organizer: Organizer, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "board.pdf"
    assert str(out) in organizer("board", sample, "--at", AT, "--out", out).out
    assert "Minneapolis, MN" in " ".join(pages_of(out.read_bytes()))


def test_the_words_of_an_issue_and_calls_in_vain_are_on_the_board(organizer: Organizer, sample: Path) -> None:
    with opened(sample) as plan:
        plan.clock = lambda: NOW
        plan.catch_up()
        for line in ("washington i marshals hold a line", "seattle n", "seattle x 5 medical man collapsed"):
            typed = read_line(line, read_day(plan).cities)
            assert typed is not None
            log_line(plan, typed=typed)
    told = organizer("board", sample, "--at", AT).out
    assert "marshals hold a line, now" in told
    assert "Medical: man collapsed" in told
    cities = {each["city"]: each for each in organizer("board", sample, "--at", AT, "--json").data["cities"]}
    assert cities["Washington"]["issue"] == "marshals hold a line"
    assert (cities["Seattle"]["severity"], cities["Seattle"]["unanswered"]) == (5, ["2019-07-15T19:10:00Z"])
    assert (
        next(each for each in cities if cities[each]["timezone"] == cities["Seattle"]["timezone"])
        == "Seattle"
    )
