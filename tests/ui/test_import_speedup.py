"""The search that PySide makes in every new module is there to be spared, and is spared."""

import builtins
import sys
from types import ModuleType

from organizer_app.ui.import_speedup import spare_source_search


def test_a_new_module_is_not_searched() -> None:
    assert spare_source_search()
    feature = sys.modules["shibokensupport.feature"]
    made = ModuleType("organizer_app_made_for_a_test")
    feature.feature_imported(made)
    assert feature.pyside_feature_dict.pop(made.__name__) == -1


def test_python_imports_by_itself_again() -> None:
    assert spare_source_search()
    assert builtins.__import__ is builtins.__orig_import__  # type: ignore[attr-defined]  # PySide keeps it there


def test_a_version_without_the_search_is_left_alone() -> None:
    feature = sys.modules.pop("shibokensupport.feature")
    try:
        assert not spare_source_search()
    finally:
        sys.modules["shibokensupport.feature"] = feature
