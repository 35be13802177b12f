"""Words for fields that two laptops wrote differently, wherever they are shown or leave the plan."""

from __future__ import annotations

from organizer_app.wording.language.texts import said, said_count

in_conflict = said_count(
    "{count} field is in conflict: two laptops wrote it.",
    "{count} fields are in conflict: two laptops wrote them.",
)
line_in_conflict = said("In conflict: two laptops wrote it.")
