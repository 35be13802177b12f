"""Write the hash-locked requirement files anew from pyproject.toml, as new as its bounds allow."""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "requirements"
OLDEST = (3, 11)

# pip-compile drops what its own system does not need; these are needed elsewhere and locked
# with their marker: click and pytest colour the Windows console through colorama.
ELSEWHERE = {"colorama": 'sys_platform == "win32"'}

HEADER = """\
# {purpose}
# Written by `make refresh-requirements` from pyproject.toml; do not edit.
# Resolved by the oldest supported Python, so that every supported Python can install it.
"""


def compiled(requirements: Iterable[str], *, within: str = "") -> str:
    """Resolve the requirements (within a wider lock if given); return pins with every platform's hashes."""
    with tempfile.TemporaryDirectory() as folder:
        wider = Path(folder) / "wider.txt"
        pins = re.findall(r"^[^#\s]+==[^\s;]+", within, re.MULTILINE)
        wider.write_text("\n".join(pins) + "\n", encoding="utf-8")
        wanted = Path(folder) / "pyproject.in"
        wanted.write_text("\n".join([*requirements, *ELSEWHERE, "-c wider.txt"]) + "\n", encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--allow-unsafe",
             "--strip-extras", "--no-header", "--no-emit-index-url", "--no-emit-find-links",
             "--no-emit-trusted-host", "--output-file=locked.txt", wanted.name],
            cwd=folder, check=True,
        )  # fmt: skip
        return (Path(folder) / "locked.txt").read_text(encoding="utf-8")


def portable(locked: str) -> str:
    """Return the lock with markers for packages of other systems and without option lines or input names."""
    lines = [line for line in locked.splitlines() if not re.match(r"\s*--(?!hash)|#", line)]
    text = "\n".join(lines).strip() + "\n"
    text = re.sub(r"\n    #   -c \S*wider\.txt|-c \S*wider\.txt, ", "", text)
    text = re.sub(r"-r \S*pyproject\.in", "pyproject.toml", text)
    for name, marker in ELSEWHERE.items():
        text = re.sub(rf"^({name}==[^\s;]+)", rf"\1 ; {marker}", text, flags=re.MULTILINE)
    return text


def main() -> int:
    """Refresh both files; refuse on any Python but the oldest supported one."""
    if sys.version_info[:2] != OLDEST:
        print("The locks are made by Python 3.11: run `make clean-venv setup PYTHON=python3.11` first.")
        return 1
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = project["project"]["dependencies"]
    development = portable(compiled(run + project["dependency-groups"]["dev"]))
    files = {
        "development.txt": ("What the program, its checks and its tests need.", development),
        "run.txt": ("What the program needs to run.", portable(compiled(run, within=development))),
    }
    for name, (purpose, pins) in files.items():
        (LOCKS / name).write_text(HEADER.format(purpose=purpose) + pins, encoding="utf-8")
        print(f"packaging/requirements/{name}: {len(re.findall('^[^# ]+==', pins, re.MULTILINE))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
