"""What is published of earlier versions: those that stand, and no name that has left since."""

from dataclasses import replace

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.sites import Site
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.releases import (
    make_release,
    release_numbered,
    schedule_of,
    withdraw_release,
)
from organizer_app.services.sharing.version_history import version_history


def move(workspace: Workspace, site_id: str, venue: str) -> None:
    with workspace.edit(EditKind.CHANGED_START, city="x", value="y") as editor:
        editor.put(replace(editor.get(Site, site_id), venue=venue, address=venue))


def shown_site(workspace: Workspace) -> str:
    """Return the id of a site that the public schedule shows."""
    venues = {entry.venue for entry in schedule_of(make_release(workspace, audience=Audience.PUBLIC)).entries}
    with workspace.read() as reader:
        return next(site.id for site in reader.all(Site) if site.venue and site.venue in venues)


def test_versions_run_from_new_to_old_without_those_that_were_withdrawn(sample: Workspace) -> None:
    site = shown_site(sample)
    for venue in ("First Square", "Second Square", "Third Square"):
        move(sample, site, venue)
        release = make_release(sample, audience=Audience.PUBLIC)
    second = release_numbered(sample, 2, audience=Audience.PUBLIC)
    withdraw_release(sample, second.id, reason="wrong square")
    history = version_history(sample, release)
    assert [each.number for each in history.versions] == [4, 3, 1]
    assert [each.since for each in history.versions] == [3, 2, 0]
    assert "Third Square" in repr(history.versions[0])
    assert "Square" not in repr(history.versions[1:]), "people go where they are sent"
    assert release.mobilization_id not in repr(history)


def test_an_older_version_does_not_know_what_came_later(sample: Workspace) -> None:
    site = shown_site(sample)
    first = release_numbered(sample, 1, audience=Audience.PUBLIC)
    move(sample, site, "First Square")
    second = make_release(sample, audience=Audience.PUBLIC)
    assert [each.number for each in version_history(sample, first).versions] == [1]
    assert version_history(sample, first).key == version_history(sample, second).key
