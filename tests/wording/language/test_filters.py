"""Every facet has a name, and a chip says what it keeps."""

from organizer_app.domain.basics.filters import Facet
from organizer_app.wording.language import filters as words


def test_every_facet_has_a_name_of_its_own() -> None:
    assert len({words.facet_name(facet) for facet in Facet}) == len(Facet)


def test_a_chip_says_the_one_value_or_how_many_there_are() -> None:
    assert words.kept_or_count(Facet.STATE, []) == ""
    assert words.kept_or_count(Facet.STATE, ["Ohio"]) == "Ohio"
    assert words.kept_or_count(Facet.STATE, ["Ohio", "Utah"]) == "State: 2"
    assert words.kept_values(["Ohio", "Utah"]) == "Ohio, Utah"


def test_a_menu_counts_where_that_is_known() -> None:
    assert words.option("Ohio", 1200) == "Ohio  (1,200)"
    assert words.option("Today", None) == "Today"
