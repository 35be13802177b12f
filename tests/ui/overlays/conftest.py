"""Child processes that read files and typeset sheets are lent from window to window."""

from tests.support.kept_children import lent_children

__all__ = ["lent_children"]
