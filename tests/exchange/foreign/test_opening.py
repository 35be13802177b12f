"""A file is what its content says, whatever its name is."""

import pytest

from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.import_problems import EmptyFile, FileKind, NotText
from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.exchange.foreign.opening import Opening, opened
from organizer_app.exchange.reading.people_table import read_groups


def read(text: str, ending: str = "csv", **more: object) -> ForeignFile:
    return opened(text.encode(), Opening(ending, **more))  # type: ignore[arg-type]  # by name


def test_a_table_of_cells_is_one() -> None:
    assert read("City;State\nBoise;ID\n").tables[0].rows == [["City", "State"], ["Boise", "ID"]]


def test_a_heading_that_a_person_gave_tells_the_separator() -> None:
    text = "wann|wo, genau\n2019-07-15|Boise, ID\n2019-07-16|Reno, NV\n"
    assert read(text, headings=("wann", "wo, genau")).tables[0].rows[0] == ["wann", "wo, genau"]


def test_cards_in_a_file_with_another_ending_are_cards() -> None:
    file = read("BEGIN:VCARD\nFN:Ana Ruiz\nEND:VCARD\n", "txt")
    assert (file.kind, len(file.people)) == (ForeignKind.CARDS, 1)


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ('{"identifiers": ["x:7"], "title": "Rally"}', FileKind.JSON_RECORD),
        ('[{"name": "x"}]', FileKind.JSON),
        ('["x", 1]', FileKind.JSON),
        ('{"a": [["x"]]}', FileKind.JSON_RECORD),
        ('{"n": NaN}', FileKind.JSON_DAMAGED),
        ("[1,", FileKind.JSON_DAMAGED),
        ('{"n": ' + "9" * 5_000_000 + "}", FileKind.JSON_DAMAGED),
        ("[" * 100_000, FileKind.JSON_DAMAGED),
    ],
    ids=range(8),
)
def test_json_of_no_known_shape_is_refused_by_name(other: str, kind: FileKind) -> None:
    with pytest.raises(NotText) as raised:
        read(other)
    assert raised.value.kind is kind


def test_lists_of_slugs_are_groups() -> None:
    file = read('{"pages": ["ACLUofOhio", "", "350Boise"]}', "json")
    assert file.tables[0].subject is TableSubject.GROUPS
    assert [group.name for group in read_groups(file.tables[0])] == ["ACLU of Ohio", "350 Boise"]


@pytest.mark.parametrize("blank", ["", " \n\n"])
def test_an_empty_file_is_called_empty(blank: str) -> None:
    with pytest.raises(EmptyFile):
        read(blank)


def test_prose_in_which_a_line_begins_with_a_heading_is_prose() -> None:
    prose = (
        b"PERMISSION IS GRANTED\nTO ANY PERSON OBTAINING A COPY\nIN NO EVENT SHALL\n"
        b"THE AUTHORS BE LIABLE\nFOR ANY CLAIM, DAMAGES OR OTHER\nLIABILITY, WHETHER IN TORT, ARISING\n"
        b"FROM, OUT OF THE SOFTWARE\nOR ITS USE\n"
    )
    with pytest.raises(NotText) as refused:
        opened(prose, Opening("txt"))
    assert refused.value.kind is FileKind.PROSE
