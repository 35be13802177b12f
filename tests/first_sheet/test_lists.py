"""Lists of programs and strangers are understood without a click, or asked about, never wrong in silence."""

import random

import pytest

from tests.first_sheet.measuring import measured
from tests.first_sheet.shapes import Sample, program_lists
from tests.first_sheet.strangers import workbooks

_SEED = 20270422
PROGRAMS = program_lists(random.Random(_SEED))
WORKBOOKS = workbooks(random.Random(_SEED))


@pytest.mark.parametrize("sample", PROGRAMS.values(), ids=PROGRAMS)
def test_a_list_of_a_program_is_taken_without_a_click(sample: Sample) -> None:
    found = measured(sample)
    assert (found.right, found.told) == (found.cells, ())


@pytest.mark.parametrize("sample", WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_workbook_of_a_stranger_is_understood_and_never_wrong_in_silence(sample: Sample) -> None:
    found = measured(sample)
    assert found.wrong == 0, found.told


def test_nearly_all_cells_of_ten_workbooks_are_right_without_a_click() -> None:
    found = [measured(sample) for sample in WORKBOOKS.values()]
    assert sum(each.right for each in found) >= 0.95 * sum(each.cells for each in found)


def test_the_measure_sees_what_is_wrong_or_only_noted() -> None:
    sample = PROGRAMS["Action Network"]
    moved = [{**each, "city": "Elsewhere", "backup_name": "Nobody Named"} for each in sample.truths]
    found = measured(Sample(sample.name, sample.data, moved))
    assert (found.wrong, found.left) == (len(moved), len(moved))
    assert measured(Sample(sample.name, sample.data, moved[1:])).told == ("12 rows instead of 11",)
