"""Nothing is switched off without a reason, and nothing is left for later."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = [ROOT / "organizer_app", ROOT / "tests", ROOT / "packaging"]
EXCUSE = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:|fmt:\s*off)", re.IGNORECASE)
# the code in brackets or after the colon, then at least a word
REASONED = re.compile(r"#\s*(noqa:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\]|fmt:\s*off)\W+\w+")
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def comments(folder: Path, like: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield place and text of every comment of a kind; strings that merely look like one are not comments."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if like.search(text):
            for token in tokenize.generate_tokens(io.StringIO(text).readline):
                if token.type == tokenize.COMMENT and like.search(token.string):
                    yield f"{path}:{token.start[0]}", token.string


def without_reason(folder: Path) -> list[str]:
    return [place for place, comment in comments(folder, EXCUSE) if not REASONED.search(comment)]


def left_for_later(folder: Path) -> list[str]:
    return [place for place, _comment in comments(folder, LATER)]


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_every_excuse_has_a_reason(folder: Path) -> None:
    assert without_reason(folder) == []


@pytest.mark.parametrize("folder", CODE, ids=lambda folder: folder.name)
def test_nothing_is_left_for_later(folder: Path) -> None:
    assert left_for_later(folder) == []


def test_no_test_is_skipped() -> None:
    # Written apart, so that this line does not find itself.
    skipping = re.compile(r"pytest\.(mark\.)?(" + "sk" + "ip|x" + r"fail)|importor" + "sk" + "ip")
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [str(path) for path in tests if skipping.search(path.read_text(encoding="utf-8"))] == []


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(
        "a = 1  # noqa\nb = 1  # noqa: E501\nc = 1  # type: ignore[attr-defined]\n"
        "d = 1  # noqa: E501 the address cannot be broken\n"
        "e = 1  # type: ignore[misc]  # stubs are too narrow\n"
        "f = 1  # TODO: later\n",
        encoding="utf-8",
    )
    assert [place.rsplit(":", 1)[1] for place in without_reason(tmp_path)] == ["1", "2", "3"]
    assert [place.rsplit(":", 1)[1] for place in left_for_later(tmp_path)] == ["6"]
