"""Words of incidents."""

from __future__ import annotations

from organizer_app.wording.language.texts import said

previous = said("Previous incident")
following = said("Next incident")
