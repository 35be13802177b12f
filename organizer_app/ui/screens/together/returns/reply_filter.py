"""Narrows the list of replies and of forms that are out by city, by state, and by what a reply changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.sharing.return_forms import FIELD_OF_CODE, FORM_FIELDS
from organizer_app.domain.sharing.returned_forms import FormOut, ReturnedForm
from organizer_app.wording.sharing import returned_forms as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.basics.filters import Option
    from organizer_app.domain.sharing.returned_forms import ReturnsInbox

Item = ReturnedForm | FormOut
_ORDER: Final = {field.code: number for number, field in enumerate(FORM_FIELDS)}


def region_of(city: str) -> str:
    """Return the state in a city as sentences show it; empty for a city without one."""
    return city.rpartition(", ")[2] if ", " in city else ""


def _changed(item: Item) -> Iterable[str]:
    """Return the codes of what a reply changes, each once; a form that is out changes nothing."""
    if isinstance(item, FormOut):
        return ()
    return dict.fromkeys(answer.field.code for answer in item.answers)


SPECS: Final[Mapping[Facet, FacetSpec[Any]]] = {
    Facet.CITIES: FacetSpec(lambda item: (item.city,), order=str.casefold),
    Facet.STATE: FacetSpec(lambda item: (region_of(item.city),)),
    Facet.FIELD: FacetSpec(
        _changed, lambda code: words.label(FIELD_OF_CODE[code]), lambda code: _ORDER[code]
    ),
}


def kept(items: Iterable[Any], wanted: Filter) -> tuple[Any, ...]:
    """Return the replies or forms that pass."""
    return tuple(item for item in items if wanted.passes(SPECS, item))


def options(inbox: ReturnsInbox, facet: Facet, chosen: Iterable[str]) -> list[Option]:
    """Return the values of a facet with how many replies and forms have each."""
    return options_of((*inbox.replies, *inbox.out), SPECS[facet], chosen)
