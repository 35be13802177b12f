"""Two laptops release apart from each other: one number is never two schedules without a word."""

import json
from datetime import time
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing import recipients, releases
from organizer_app.services.together import exchanging
from tests.support.command_line import Organizer
from tests.support.members import joined
from tests.support.open_plans import opened, sample_plan

PUBLIC = ("--audience", "public")
PARTNERS = ("--audience", "partners")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return plans of Ana and Luis, who each released another version 1, and met afterwards."""
    one, other = sample_plan(tmp_path), tmp_path / "other.organizer"
    with opened(one) as host, joined(host, other, guest_name="Luis", host_name="Ana") as guest:
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(host).file))
        with host.read() as reader:
            mobilization = mobilization_named(reader, "").id
            first = reader.all(CityAction, mobilization_id=mobilization)[0].id
        for workspace, name, hour in ((host, "Ana", 13), (guest, "Luis", 14)):
            workspace.author = name
            city_actions.set_start(workspace, action_id=first, starts=time(hour))
            recipients.add_recipient(
                workspace, mobilization_id=mobilization, name=f"Reader of {name}", audience=Audience.PARTNERS
            )
            made = releases.make_release(workspace, audience=Audience.PARTNERS)
            releases.make_release(workspace, audience=Audience.PUBLIC)
            recipients.mark_notified(workspace, made.id, _key_of(workspace, made.id, name), notified=True)
        exchanging.take_in(host, incoming=exchanging.unseal(host, file=exchanging.seal(guest).file))
        exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=exchanging.seal(host).file))
    return one, other


def _key_of(workspace: Workspace, release_id: str, name: str) -> str:
    found = recipients.recipients_of_release(workspace, release_id)
    return next(each.key for each in found if each.recipient.name == f"Reader of {name}")


def test_a_number_of_two_releases_is_told_and_never_published(
    organizer: Organizer, two: tuple[Path, Path], tmp_path: Path
) -> None:
    for plan in two:
        listed = organizer("list", plan, "releases", "--json").data
        public = sorted(
            (each["name"], each["released_by"]) for each in listed if each["audience"] == "public"
        )
        assert public == [("v1", "Ana"), ("v1 (Luis)", "Luis")]
        told = organizer("check", plan).out
        assert "Two laptops released for public under one number: v1 and v1 (Luis)." in told
        assert "released_twice" in {each["kind"] for each in organizer("check", plan, "--json").data}
    one = two[0]
    asked = ("publish", one, *PUBLIC, "--release", 1, "--out", tmp_path / "site")
    refused = organizer(*asked)
    assert refused.status == 1
    assert "Two laptops released version 1: v1 and v1 (Luis)." in refused.err
    assert not (tmp_path / "site").exists()
    assert organizer(*asked, "--by", "luis").status == 0
    written = tmp_path / "ana.json"
    asked = ("export", one, "--as", "json", *PUBLIC, "--release", 1, "--out", written)
    assert organizer(*asked).status == 1
    assert organizer(*asked, "--by", "Ana").status == 0
    assert json.loads(written.read_text())
    withdrawn = ("release", one, *PUBLIC, "--withdraw", 1, "--reason", "wrong hour")
    assert organizer(*withdrawn).status == 1
    assert organizer(*withdrawn, "--by", "Luis").status == 0
    assert "Two laptops released for public" not in organizer("check", one).out
    assert organizer("publish", one, *PUBLIC, "--release", 1, "--out", tmp_path / "again").status == 0


@pytest.mark.parametrize("side", [1, 2])
def test_the_next_release_names_both_and_reaches_the_readers_of_both(
    organizer: Organizer, two: tuple[Path, Path], side: int
) -> None:
    one = two[0]
    organizer("conflicts", one, "--take", f"1={side}", "--take", f"2={side}")
    assert organizer("conflicts", one, "--json").data == []
    told = organizer("release", one, *PARTNERS).out
    assert told.startswith("Released version 2 for partners")
    assert "since v1 and v1 (Luis)." in told
    with opened(one) as workspace:
        made = releases.release_numbered(workspace, 2, audience=Audience.PARTNERS)
        readers = {each.recipient.name for each in recipients.recipients_of_release(workspace, made.id)}
    assert {"Reader of Ana", "Reader of Luis"} <= readers
    assert "for partners under one number" not in organizer("check", one).out
