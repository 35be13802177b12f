"""One child process for all files that a module reads, and one for all sheets that it typesets."""

from tests.support.kept_children import kept_children

__all__ = ["kept_children"]
