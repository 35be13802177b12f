"""Tells a plan with real people from a sample: invented people have 555 numbers and example addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.people import ContactPoint

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

# Numbers reserved for fiction (555-01xx of the North American plan, and the whole exchange 555), and the
# names of RFC 2606.
_INVENTED: Final = re.compile(
    r"\+1\d{3}555\d{4}|.*@(?:[\w-]+\.)*example(?:\.(?:com|net|org))?", re.IGNORECASE
)


def has_real_people(workspace: Workspace) -> bool:
    """Return whether somebody in the plan can be reached by a number or an address that is not invented."""
    with workspace.read() as reader:
        values = reader.columns(ContactPoint, ("value",))
    return any(value and not _INVENTED.fullmatch(value) for (value,) in values)
