"""Words and chips narrow a list; what clears the chips clears the words only where the list says so."""

from typing_extensions import override

from organizer_app.domain.basics.filters import Facet, Filter
from organizer_app.ui.flow.filtering import Filtering


class Chips(Filtering[Filter]):
    """A list that counts how often it is filtered."""

    def __init__(self) -> None:
        self.wanted = Filter()
        self.shown = 0

    @override
    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self.shown += 1


class Words(Chips):
    clears_words = True


def test_a_value_is_kept_until_it_is_toggled_again_or_its_facet_is_cleared() -> None:
    chips = Chips()
    chips.toggle(Facet.STATE, "WA")
    chips.toggle(Facet.LEAD, "Ana")
    chips.toggle(Facet.LEAD, "Ana")
    assert chips.wanted.facets == {Facet.STATE: {"WA"}}
    chips.clear(Facet.STATE)
    assert chips.wanted.is_empty


def test_the_same_words_shown_again_in_the_field_filter_nothing() -> None:
    chips = Chips()
    chips.search("sea")
    chips.search("sea")
    assert (chips.wanted.words, chips.shown) == ("sea", 1)


def test_clearing_every_chip_clears_the_words_only_where_the_list_says_so() -> None:
    for chips, left in ((Chips(), "sea"), (Words(), "")):
        chips.search("sea")
        chips.toggle(Facet.STATE, "WA")
        chips.clear()
        assert (chips.wanted.words, chips.wanted.facets) == (left, {})
