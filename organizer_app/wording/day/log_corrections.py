"""Words of the correction of an entry of the log."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said

correct = said("Correct")
correct_hint = said("Correct the chosen entry; it stays, struck out (C)")
outcome = said("Outcome")
right_words = said("What it should say")
save = said("Save")
done = said("Entry corrected")


def correcting(at: str, city: str) -> str:
    """Say which entry is corrected."""
    return _("Correct {time}, {city}:").format(time=at, city=city)
