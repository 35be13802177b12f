"""The layers that calendars can show beside the actions; hidden ones are saved with the window."""

from __future__ import annotations

from enum import Enum


class Layer(Enum):
    """The layers, in the order of their menu."""

    DEADLINES = "deadlines"
    KEY_DATES = "key_dates"
    HOLIDAYS = "holidays"
    DAYLIGHT = "daylight"


Layers = frozenset[Layer]
_SEPARATOR = ","


def written(hidden: Layers) -> str:
    """Return the codes of layers as one text, for the saved window layout."""
    return _SEPARATOR.join(layer.value for layer in Layer if layer in hidden)


def read(text: str) -> Layers:
    """Return the layers of such a text; unknown codes are ignored."""
    codes = set(text.split(_SEPARATOR))
    return frozenset(layer for layer in Layer if layer.value in codes)
