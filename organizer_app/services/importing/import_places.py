"""Finds the place of each imported row: one of the plan, one of the gazetteer, or the name as given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.incoming import IncomingAction, RowWarning, RowWarningCode
from organizer_app.domain.places.countries import country_code
from organizer_app.domain.places.distances import NEARBY_KM, distance_km
from organizer_app.domain.places.place_names import MatchReason, PlaceMatch, fold_name, zip_code
from organizer_app.domain.places.places import Place
from organizer_app.exchange.reading.row_notes import shown
from organizer_app.services.plan.places import place_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.places.place_names import GazetteerPlace
    from organizer_app.services.importing.new_rows import NewRows
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_WARNING_OF = {
    MatchReason.AMBIGUOUS: RowWarningCode.PLACE_AMBIGUOUS,
    MatchReason.UNKNOWN_REGION: RowWarningCode.STATE_UNKNOWN,
}


# In kilometers. Coordinates in files have five or six digits.
_SAME_POINT = 0.01
_MOST_OF_A_NAME = 60
_LAND_OF_ZIP_CODES = "US"
# With these a place may have quite another name than the cell, which then says more than the place.
_OTHER_NAME = frozenset({MatchReason.FIRST_OF_TWO, MatchReason.POSTAL, MatchReason.ZIP})
_CITY_LINE: Final = "city: "
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


class PlaceFinder:
    """Remembers every place of the plan and every answer, so that a city is looked up once per import.

    Attributes:
        by_id: every place of the plan, and every new one.
        new: the new ones.
    """

    def __init__(self, workspace: Workspace, reader: Reader, new: NewRows, default_country: str) -> None:
        self._workspace = workspace
        self._default_country = default_country
        places = reader.all(Place)
        self.by_id = {place.id: place for place in places}
        self._by_geoname = {place.geoname_id: place for place in places if place.geoname_id}
        self._by_name = {_name_key(place): place for place in places if not place.geoname_id}
        self._by_spelling = {fold_name(name): place for place in places for name in place.other_names}
        self._answers: dict[tuple[str, ...], tuple[Place | None, RowWarningCode | None, str]] = {}
        self._as_typed: dict[tuple[str, ...], str] = {}
        self._ahead: dict[tuple[str, str, str], PlaceMatch] = {}
        self.new = new.places

    def look_ahead(self, rows: Iterable[IncomingAction]) -> None:
        """Look up the cities of all rows at once: one lookup per city takes three times as long."""
        wanted = {(row.city, row.state, row.country or self._default_country) for row in rows if row.city}
        unknown = wanted - self._ahead.keys()
        if unknown:
            self._ahead |= self._workspace.gazetteer.find_all(unknown)

    def place_of(self, row: IncomingAction) -> tuple[Place | None, RowWarning | None]:
        """Return the place of a row and what is doubtful about it; None for a row that names none."""
        key = _words_of(row)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._answer(row)
        place, code, detail = answer
        return place, RowWarning(row.row, code, detail) if code else None

    def as_typed(self, row: IncomingAction) -> IncomingAction:
        """Return a row whose place was found, with the words in the notes that name the place otherwise."""
        lines = self._as_typed.get(_words_of(row))
        return row._replace(notes="\n".join(filter(None, (row.notes, lines)))) if lines else row

    def _answer(self, row: IncomingAction) -> tuple[Place | None, RowWarningCode | None, str]:
        abroad = row.country and country_code(row.country) != self._default_country
        if not (row.city or row.state or abroad or row.postal_code or row.latitude is not None):
            return None, None, ""
        if self._by_spelling and (named := self._by_spelling.get(_spelling(row))):
            return named, None, ""
        match = self._match(row)
        if match is not None and match.place is not None:
            found, code, detail = self._weighed(row, match.place)
            is_moved = code is RowWarningCode.PLACE_MOVED
            as_typed = tuple(_otherwise(row, match.why, found, is_moved=is_moved))
            self._as_typed[_words_of(row)] = "\n".join(as_typed)
            if code is None and any(each.startswith(_CITY_LINE) for each in as_typed):
                code, detail = RowWarningCode.PLACE_RENAMED, _label(found)
            known = self._by_geoname.get(found.geoname_id)
            if known is None:
                known = self._add(place_from(found, self._workspace.new_id()))
                self._by_geoname[known.geoname_id] = known
            return known, code, detail
        place = self._as_given(row)
        if place.is_resolved:
            return place, None, ""
        code = _WARNING_OF.get(match.why) if match else None
        if match is None and not row.postal_code:
            code = RowWarningCode.CITY_MISSING
        # A phone number or an address in the wrong column stays in the plan and out of every message.
        name = ", ".join(filter(None, (shown(row.city, ""), shown(row.state, "")))) or shown(place.name, "")
        return place, code or RowWarningCode.PLACE_UNRESOLVED, name

    def _match(self, row: IncomingAction) -> PlaceMatch | None:
        gazetteer = self._workspace.gazetteer
        if not row.city:
            return gazetteer.find(city=row.postal_code) if row.postal_code else None
        city, state, country = row.city, row.state, row.country or self._default_country
        match = self._ahead.get((city, state, country)) or gazetteer.find(
            city=city, state=state, country=country, suggesting=False
        )
        if match.place is None and row.postal_code:
            by_code = gazetteer.find(city=row.postal_code)
            return by_code if by_code.place else match
        if match.place is None and row.latitude is not None and row.longitude is not None:
            return _confirmed(match, row.latitude, row.longitude)
        return match

    def _weighed(
        self, row: IncomingAction, place: GazetteerPlace
    ) -> tuple[GazetteerPlace, RowWarningCode | None, str]:
        """Return the place of a city whose ZIP code or coordinates may be far from it, and the doubt.

        What is nearest to the spot wins if a town of the name is there: coordinates, then the ZIP code. One
        of them alone is not believed against the other and the city.
        """
        evidence = self._evidence(row, place.country) if row.city else []
        far = [each for each in evidence if _kilometers(each, place) > NEARBY_KM]
        if not far:
            return place, None, ""
        if len(far) == len(evidence):
            named = self._workspace.gazetteer.look_up(row.city, limit=_MOST_OF_A_NAME)
            near = [
                each
                for each in named
                if fold_name(each.name) == fold_name(place.name) and _kilometers(far[0], each) <= NEARBY_KM
            ]
            if near:
                found = min(near, key=lambda each: _kilometers(far[0], each))
                return found, RowWarningCode.PLACE_MOVED, _label(found)
        at = self._workspace.gazetteer.near_point(*far[0])
        return place, RowWarningCode.PLACE_CONTRADICTED, _label(at) if at else _written(far[0])

    def _evidence(self, row: IncomingAction, country: str) -> list[Point]:
        """Return where the coordinates and the ZIP code of a row are; only ZIP codes of the US are known."""
        found: list[Point] = []
        if row.latitude is not None and row.longitude is not None:
            found.append((row.latitude, row.longitude))
        if country == _LAND_OF_ZIP_CODES and row.postal_code and zip_code(row.postal_code):
            by_code = self._workspace.gazetteer.find(city=row.postal_code, suggesting=False).place
            if by_code is not None:
                found.append((by_code.latitude, by_code.longitude))
        return found

    def _as_given(self, row: IncomingAction) -> Place:
        near = None
        if row.latitude is not None and row.longitude is not None:
            near = self._workspace.gazetteer.near_point(row.latitude, row.longitude)
        given = Place(
            id=self._workspace.new_id(),
            name=row.city or (near.name if near else row.state or row.country),
            admin1=row.state or (near.admin1 if near else ""),
            country=country_code(row.country)
            or row.country
            or (near.country if near else self._default_country),
            latitude=row.latitude if near else None,
            longitude=row.longitude if near else None,
            zone=near.zone if near else "",
        )
        known = self._by_name.get(_name_key(given))
        if known is None:
            known = self._by_name[_name_key(given)] = self._add(given)
        return known

    def _add(self, place: Place) -> Place:
        self.by_id[place.id] = place
        self.new.append(place)
        return place


def _otherwise(
    row: IncomingAction, why: MatchReason, found: GazetteerPlace, *, is_moved: bool
) -> Iterator[str]:
    """Yield the words of a row that its place does not say, as lines for the notes."""
    if why in _OTHER_NAME and row.city and fold_name(row.city) != fold_name(found.name):
        yield f"{_CITY_LINE}{row.city}"
    if row.state and (is_moved or (not found.admin1 and not country_code(row.state))):
        yield f"state: {row.state}"
    country = country_code(row.country)
    if country and country != found.country:
        yield f"country: {row.country}"


def _words_of(row: IncomingAction) -> tuple[str, ...]:
    """Return everything in a row that tells its place."""
    at = "" if row.latitude is None else f"{row.latitude:.2f} {row.longitude:.2f}"
    return row.city, row.state, row.country, row.postal_code, at


def spotted(row: IncomingAction, place: Place | None) -> IncomingAction:
    """Return a row whose coordinates are those of its spot: without them where they only tell the city.

    Lists of past actions are located by their city, and so are our own files where no spot is known.
    """
    if row.latitude is None or row.longitude is None:
        return row
    is_city = row.happened or not (row.venue or row.address)
    if place is not None and place.latitude is not None and place.longitude is not None:
        away = distance_km(row.latitude, row.longitude, place.latitude, place.longitude)
        is_city = (is_city and away <= NEARBY_KM) or away < _SAME_POINT
    return row._replace(latitude=None, longitude=None) if is_city else row


def _confirmed(match: PlaceMatch, latitude: float, longitude: float) -> PlaceMatch:
    """Return the only place that a name may mean near a point; the match unchanged if there is none."""
    near = [
        each
        for each in match.candidates
        if distance_km(latitude, longitude, each.latitude, each.longitude) <= NEARBY_KM
    ]
    return PlaceMatch(near[0], (), match.why) if len(near) == 1 else match


def _kilometers(point: Point, place: GazetteerPlace) -> float:
    return distance_km(*point, place.latitude, place.longitude)


def _written(point: Point) -> str:
    return f"{point[0]:.2f}, {point[1]:.2f}"


def _label(place: GazetteerPlace) -> str:
    return ", ".join(filter(None, (place.name, place.admin1 or place.country)))


def _spelling(row: IncomingAction) -> str:
    return fold_name(", ".join(filter(None, (row.city, row.state))))


def _name_key(place: Place) -> tuple[object, ...]:
    return fold_name(place.name), fold_name(place.admin1), place.country, place.latitude, place.longitude
