"""How far this computer has written is remembered outside of the plan."""

from pathlib import Path

from organizer_app.environment.own_numbers import OwnNumbers, Written, place_of


def test_the_last_number_of_each_laptop_is_known_to_the_next_program(tmp_path: Path) -> None:
    numbers = OwnNumbers(tmp_path / "state" / "own-numbers")
    assert numbers.known("0198-ab") == Written(0)
    numbers.keep("0198-ab", Written(99, place_of(tmp_path / "here")))
    there = Written(100, place_of(tmp_path / "there"))
    numbers.keep("0198-ab", there)
    numbers.keep("0198-cd", Written(7))
    found = [OwnNumbers(numbers.folder).known(each) for each in ("0198-ab", "0198-cd")]
    assert found == [there, Written(7)]


def test_what_an_earlier_version_noted_names_no_place(tmp_path: Path) -> None:
    (tmp_path / "0198-ab").write_text(f"{100:020}\n")
    assert OwnNumbers(tmp_path).known("0198-ab") == Written(100, "")


def test_a_place_is_the_same_by_every_way_to_it(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert place_of(tmp_path / "link" / "plan") == place_of(tmp_path / "plan")
    assert place_of(tmp_path / "plan") != place_of(tmp_path / "other")


def test_a_folder_that_cannot_be_used_stops_no_edit(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    numbers = OwnNumbers(tmp_path / "file")
    numbers.keep("0198-ab", Written(1))
    assert numbers.known("0198-ab") == Written(0)


def test_an_id_out_of_a_plan_names_no_other_file(tmp_path: Path) -> None:
    numbers = OwnNumbers(tmp_path / "inner")
    numbers.keep("../outer", Written(1))
    assert (numbers.known("../outer"), list(tmp_path.iterdir())) == (Written(0), [])
