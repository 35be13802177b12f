"""Write a paper of the day as a web page in one file that loads and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.exchange.schedule.html_schedule import page_template

if TYPE_CHECKING:
    from organizer_app.domain.day.day_paper import DayPaper


def day_page(printed: DayPaper, template: str) -> bytes:
    """Return the page; every text is escaped, and its policy forbids scripts and everything from outside.

    Args:
        printed: every text of the page.
        template: text of `resources/templates/day.html` (Jinja2).
    """
    return (
        page_template(template).render(frame=printed.frame, lists=printed.lists, ends=printed.ends).encode()
    )
