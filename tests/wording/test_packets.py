"""Every part, spot and permit of a packet has a name."""

import pytest

from organizer_app.domain.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.permits import PermitKind, PermitStatus
from organizer_app.domain.sites import SiteRole
from organizer_app.wording import packets as words


@pytest.mark.parametrize("kind", list(PermitKind))
def test_every_permit_has_a_name(kind: PermitKind) -> None:
    assert words.permit_kind(kind)[0].isupper()


def test_every_state_spot_and_reader_has_words() -> None:
    assert len({words.permit_status(status) for status in PermitStatus}) == len(PermitStatus)
    assert len({words.site_role(role) for role in SiteRole}) == len(SiteRole)
    assert len({words.reader(audience) for audience in EXPORT_AUDIENCES}) == len(EXPORT_AUDIENCES)
    assert "phone" in words.reader(Audience.INTERNAL)
    assert words.people_expected(1) == "1 person"
    assert (words.wall(None), words.due(None)) == ("", "")
