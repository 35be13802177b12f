"""A schedule sends people to the rally, wherever it was written down among the spots of a city."""

from organizer_app.domain.model.sites import Site, SiteRole, main_site, told_site


def site(name: str, role: SiteRole = SiteRole.RALLY, position: int = 0, **fields: object) -> Site:
    return Site(
        **{"id": name, "city_action_id": "a", "venue": name, "role": role, "position": position, **fields}
    )


def test_the_rally_is_named_although_the_fallback_was_written_first() -> None:
    spots = [
        site("Church hall", SiteRole.FALLBACK),
        site("Depot", SiteRole.ASSEMBLY),
        site("Plaza", position=3),
    ]
    assert main_site(spots) == spots[2]


def test_of_several_the_first_along_the_route_is_named() -> None:
    assert main_site([site("Second", position=2), site("First", position=1)]) == site("First", position=1)


def test_without_a_rally_people_come_to_where_it_begins() -> None:
    spots = [site("Office", SiteRole.DELIVERY), site("Depot", SiteRole.ASSEMBLY)]
    assert main_site(spots) == spots[1]


def test_nobody_is_sent_to_the_end_of_a_march_or_to_the_place_for_rain() -> None:
    assert main_site([site("Hall", SiteRole.FALLBACK), site("Pier", SiteRole.DISPERSAL)]) is None
    assert main_site([site("", venue="", position=1)]) is None


def test_access_is_told_of_the_main_spot_and_before_it_has_a_name_of_where_people_come_to() -> None:
    unnamed = site("how to get in", venue="", access_notes="Ring twice")
    assert told_site([unnamed, site("Plaza", position=2)]) == site("Plaza", position=2)
    assert told_site([site("Hall", SiteRole.FALLBACK), unnamed]) == unnamed
    assert told_site([site("Hall", SiteRole.FALLBACK)]) is None
