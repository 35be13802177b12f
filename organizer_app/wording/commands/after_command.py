"""Words of the command that looks back at the day."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said

after_help = said(
    "Show how the day went: expected against counted in each city, what it taught, and the yields that the"
    " next forecast can use. With --city, write what happened there, why, or what to do next time."
)
out_help = said("Write the report: PDF, or a web page in one file where the name ends in .html.")
city_help = said("The city that the texts are about.")
happened_help = said("What happened there; an empty text clears it.")
why_help = said("Why it happened.")
next_help = said("What to do next time.")
use_help = said("Let the next forecast use what at least three counted actions taught.")
city_and_text = said("Give --city together with --happened, --why or --next.")


def headings() -> tuple[str, ...]:
    """Return the headings of the cities."""
    return (
        _("City"),
        _("Expected"),
        _("Forecast"),
        _("Marshals"),
        _("Counted"),
        _("Against plan"),
        _("Next time"),
    )
