"""Locate the user's own permit rules on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def rule_folder() -> Path:
    """Return the folder of permit rules next to the preferences; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("organizer", appauthor=False) / "permit_rules"
