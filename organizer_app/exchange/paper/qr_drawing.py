"""Draws the QR code of a link as one path of SVG, with the light border that readers need."""

from __future__ import annotations

from typing import Final

from organizer_app.exchange.paper.paper_text import Drawing

# Light modules around a code (ISO/IEC 18004, 9.1).
_QUIET: Final = 4


def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the code of a text, True for a dark square, without the light border."""
    # Only a sheet with a page, or a card on screen, needs the library.
    import segno

    return tuple(tuple(map(bool, row)) for row in segno.make(text, micro=False, error="m").matrix)


def qr_drawing(link: str) -> Drawing:
    """Return the code of a link as SVG."""
    matrix = qr_squares(link)
    edge = len(matrix) + 2 * _QUIET
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z"
        for y, row in enumerate(matrix)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {edge} {edge}"><path d="{path}"/></svg>'
    )
