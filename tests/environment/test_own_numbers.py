"""How far this computer has written is remembered outside of the plan."""

from pathlib import Path

from organizer_app.environment.own_numbers import OwnNumbers


def test_the_last_number_of_each_laptop_is_known_to_the_next_program(tmp_path: Path) -> None:
    numbers = OwnNumbers(tmp_path / "state" / "own-numbers")
    assert numbers.known("0198-ab") == 0
    numbers.keep("0198-ab", 99)
    numbers.keep("0198-ab", 100)
    numbers.keep("0198-cd", 7)
    assert [OwnNumbers(numbers.folder).known(each) for each in ("0198-ab", "0198-cd")] == [100, 7]


def test_a_folder_that_cannot_be_used_stops_no_edit(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    numbers = OwnNumbers(tmp_path / "file")
    numbers.keep("0198-ab", 1)
    assert numbers.known("0198-ab") == 0


def test_an_id_out_of_a_plan_names_no_other_file(tmp_path: Path) -> None:
    numbers = OwnNumbers(tmp_path / "inner")
    numbers.keep("../outer", 1)
    assert (numbers.known("../outer"), list(tmp_path.iterdir())) == (0, [])
