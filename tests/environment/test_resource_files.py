"""The shipped files are found, and a damaged installation says which one is missing."""

import pytest

from organizer_app.domain.basics.problems import ResourceMissing
from organizer_app.environment.resource_files import resource_path, resources_folder


def test_finds_a_shipped_file() -> None:
    assert resource_path("geo", "places.sqlite").is_file()


def test_finds_a_folder() -> None:
    assert resource_path("icons") == resources_folder() / "icons"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceMissing) as raised:
        resource_path("geo", "atlantis.sqlite")
    assert raised.value.name == "geo/atlantis.sqlite"


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold"])
def test_every_weight_of_the_typeface_ships_with_its_licence(weight: str) -> None:
    assert resource_path("fonts", f"Inter-{weight}.otf").stat().st_size > 100_000
    assert "SIL OPEN FONT LICENSE" in resource_path("fonts", "OFL.txt").read_text(encoding="utf-8")


def test_the_credits_name_every_source() -> None:
    notices = resource_path("NOTICES.md").read_text(encoding="utf-8")
    for source in (
        "GeoNames",
        "CC BY 4.0",
        "Census",
        "Natural Earth",
        "Lucide",
        "Inter",
        "Open Font License",
    ):
        assert source in notices
