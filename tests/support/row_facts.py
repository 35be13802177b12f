"""Rows of lists as they are compared, written as short texts."""

from organizer_app.domain.importing.row_matching import RowFacts


def row(text: str, key: str = "") -> RowFacts:
    """Return a row from "place day starts title venue who"; a dash is an empty cell."""
    place, day, starts, title, venue, who = ("" if cell == "-" else cell for cell in text.split())
    return RowFacts(key, f"{key}|{text}", place, day, starts, title, venue, who)
