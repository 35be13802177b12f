"""List folders on this computer that may hold copies of a plan: only a person can delete those."""

from __future__ import annotations

from pathlib import Path

from organizer_app.environment.preferences import preferences_file, read_preferences


def likely_folders() -> tuple[Path, ...]:
    """Return the folders of recent plans, and the user's documents, downloads, desktop and home.

    Restoring a backup proposes the home folder.
    """
    import platformdirs

    recent = (Path(plan.path).parent for plan in read_preferences(preferences_file()).recent)
    usual = (
        platformdirs.user_documents_path(),
        platformdirs.user_downloads_path(),
        platformdirs.user_desktop_path(),
        Path.home(),
    )
    return tuple(dict.fromkeys(folder for folder in (*recent, *usual) if folder.is_dir()))
