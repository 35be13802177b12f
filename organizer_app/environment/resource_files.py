"""Find the files that ship with the program, in a checkout or an installed wheel."""

from functools import cache
from pathlib import Path
from typing import Final

from organizer_app.domain.basics.problems import ResourceMissing

_PACKAGE: Final = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """Return the folder of the shipped files: inside the installed package, or next to it in a checkout.

    Raises:
        ResourceMissing: neither exists.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise ResourceMissing("resources")


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. `resource_path("geo", "places.sqlite")`.

    Raises:
        ResourceMissing: it does not exist.
    """
    path = resources_folder().joinpath(*parts)
    if not path.exists():
        raise ResourceMissing("/".join(parts))
    return path
