"""Every column has a field or goes to the notes, and the person's own mapping comes first."""

import pytest

from organizer_app.domain.importing.import_problems import NoUsableColumns, OtherTable, UnknownMapping
from organizer_app.exchange.reading.headings import plan_columns
from organizer_app.exchange.reading.incoming_fields import Field


def test_columns_without_a_meaning_are_kept() -> None:
    plan = plan_columns(["City", "Sound?", ""], {})
    assert plan.columns == {Field.CITY: (0,)}
    assert plan.kept == (1, 2)
    assert plan.headings == ("City", "Sound?", "Column 3")


def test_the_first_column_fills_a_field_and_a_second_one_is_kept() -> None:
    plan = plan_columns(["City", "Link", "Website"], {})
    assert plan.columns[Field.URL] == (1,)
    assert plan.kept == (2,)


def test_fields_that_can_be_joined_take_several_columns() -> None:
    plan = plan_columns(["City", "Address 1", "Address 2", "Sponsor", "Partner groups"], {})
    assert plan.columns[Field.ADDRESS] == (1, 2)
    assert plan.columns[Field.GROUPS] == (3, 4)


def test_the_mapping_of_the_person_takes_a_field_from_its_generic_column() -> None:
    plan = plan_columns(["City", "Town hall", "When?"], {"town HALL": "city", "When": "Date"})
    assert plan.columns[Field.CITY] == (1,)
    assert plan.columns[Field.DATE] == (2,)
    assert plan.kept == (0,)


def test_a_mapping_may_use_any_name_of_a_field() -> None:
    assert plan_columns(["Ort"], {"Ort": "Town"}).columns == {Field.CITY: (0,)}


def test_a_mapping_to_or_from_nothing_is_refused() -> None:
    with pytest.raises(UnknownMapping) as refused:
        plan_columns(["City"], {"City": "smell"})
    assert refused.value.field == "smell"
    with pytest.raises(UnknownMapping) as refused:
        plan_columns(["City"], {"Village": "city"})
    assert refused.value.column == "Village"


def test_a_table_that_says_neither_where_nor_when_is_refused() -> None:
    with pytest.raises(NoUsableColumns) as refused:
        plan_columns(["Name", "Email", ""], {})
    assert refused.value.headings == ("Name", "Email")


@pytest.mark.parametrize(
    "headings",
    [
        "datetime,time",
        "Int,Float,Date,Datetime",
        "FILEID,STUSAB,SUMLEV,REGION,STATE,COUNTY,PLACE,TRACT,BLOCK,NAME,POP100",
        "slug,title,artist,description,install_date,address,photo_url,photo_credit,last_seen,latitude,longitude,x,y",
        "location_id,location,iso_code,sex,age_group,age,cause",
        "slug,title,artist,description,install_date,address,type,photo_url,photo_credit,last_seen_date,latitude,longitude",
    ],
)
def test_tables_of_other_matters_are_refused_by_name(headings: str) -> None:
    with pytest.raises(OtherTable):
        plan_columns(headings.split(","), {})
