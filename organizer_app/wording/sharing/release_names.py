"""Names of releases, distinct where laptops released under one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.language.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.sharing.release_names import ReleaseName


def release_label(name: ReleaseName) -> str:
    """Name a release: "v2", or "v2 (Luis)" where another laptop has a v2, too."""
    version = _("v{number}").format(number=name.number)
    return _("{version} ({laptop})").format(version=version, laptop=name.laptop) if name.laptop else version


def release_labels(names: Iterable[ReleaseName]) -> str:
    """Name several releases."""
    return _(" and ").join(map(release_label, names))
