"""Names the formats that hold anything for an audience."""

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.sharing.formats import CONTACT_FORMATS, FORMATS, shared_formats


def formats_for(audience: Audience) -> tuple[str, ...]:
    """Return the codes of the formats of a schedule."""
    return tuple(each.code for each in shared_formats(audience))


def contact_formats_for(audience: Audience) -> tuple[str, ...]:
    """Return the codes of the formats of people and groups."""
    return tuple(code for code in CONTACT_FORMATS if FORMATS[code].least <= audience)
