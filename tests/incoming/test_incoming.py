"""Whatever a file holds, it is read or refused by name; `make incoming` damages 100,000."""

from pathlib import Path

from tests.incoming.incoming_table import TABLE, lines, table
from tests.incoming.mutations import run, seeds, use


def test_eight_hundred_damaged_files_are_read_or_refused() -> None:
    ends = run(800)
    assert sum(ends.values()) == 800
    # The library that reads binary workbooks may die of one, and does so in the child; archives may say
    # that they are larger than they are.
    unsafe = {end.partition(" ")[0] for end in ends if "unsafe" in end}
    assert unsafe <= {"a.xlsb", "a.xlsx", "a.ods", "a.kmz"}
    # Every kind was also read, damaged or not.
    read = {end.partition(" ")[0] for end in ends if end.split()[1].islower()}
    assert read == set(seeds())


def test_every_seed_is_read_undamaged(tmp_path: Path) -> None:
    for name, data in seeds().items():
        (tmp_path / name).write_bytes(data)
    found = list(lines(tmp_path))
    assert [line for line in found if line.refusal or not line.rows] == []
    assert {line.file for line in found} == set(seeds())
    assert use.__doc__
    assert f"{len(found)} files: {len(found)} taken" in table(found)


def test_the_table_of_real_files_has_no_misleading_refusal() -> None:
    text = TABLE.read_text("utf-8")
    assert text.count("\n| ") > 100
    assert "Rows and cells that are lost: 0." in text
    for wrong in ("BEGIN:V", "went wrong", "Error"):
        assert wrong not in text
