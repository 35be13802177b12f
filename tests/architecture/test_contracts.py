"""Each import contract of pyproject.toml is shown to catch what it forbids, on a hollow copy of the tree."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]

# contract -> the files that break it, and nothing else
PLANTED = {
    "Layers point down, and every folder has its place": {
        "services/plan/planted.py": "import organizer_app.wiring",
    },
    "The window has layers of its own": {
        "ui/theme/planted.py": "import organizer_app.ui.main_window",
    },
    "SQL stays in storage": {
        "services/plan/planted.py": "import sqlalchemy",
    },
    "Qt stays in the window": {
        "services/plan/planted.py": "import PySide6.QtCore",
    },
    "The domain knows no clock, disk, log, network or database": {
        "domain/basics/planted.py": "import time",
    },
    "The window and the command line reach storage and formats only through services": {
        "cli/planted.py": "import organizer_app.storage",
    },
    "Screens do not know each other": {
        "ui/screens/planted/__init__.py": "import organizer_app.ui.screens.other",
        "ui/screens/other/__init__.py": "",
    },
    "Topics of the domain point down": {
        "domain/basics/planted.py": "import organizer_app.domain.model.people",
    },
    "Topics of the services point down": {
        "services/plan/planted.py": "import organizer_app.services.samples.sample_plans",
    },
    "Topics of the formats point down": {
        "exchange/text/planted.py": "import organizer_app.exchange.contacts.vcard_reader",
    },
    "Topics of the wording point down": {
        "wording/language/planted.py": "import organizer_app.wording.window.tour",
    },
    "Views of the plan do not know each other": {
        "ui/screens/plan/month/planted.py": "import organizer_app.ui.screens.plan.map.map_view",
    },
    "Panes of the day do not know each other": {
        "ui/screens/day/legal/planted.py": "import organizer_app.ui.screens.day.paper",
    },
    "Sheets over the window do not know each other": {
        "ui/overlays/help/planted.py": "import organizer_app.ui.overlays.settings",
    },
    "Siblings do not form rings": {
        "services/plan/planted.py": "import organizer_app.services.plan.other",
        "services/plan/other.py": "import organizer_app.services.plan.planted",
    },
}


def layer_names(contract: dict[str, object]) -> list[str]:
    """Return the paths of the modules a layers contract speaks of, relative to the package."""
    containers, layers = contract.get("containers", []), contract.get("layers", [])
    assert isinstance(containers, list)
    assert isinstance(layers, list)
    return [
        f"{container}.{name.strip(' ()')}".replace(".", "/").removeprefix("organizer_app/")
        for container in containers
        for layer in layers
        for name in layer.split("|")
    ]


@pytest.fixture
def hollow_tree(tmp_path: Path) -> Path:
    """Copy the names of all modules, without their contents, and the contracts."""
    package = tmp_path / "organizer_app"
    for path in (ROOT / "organizer_app").rglob("*.py"):
        hollow = package / path.relative_to(ROOT / "organizer_app")
        hollow.parent.mkdir(parents=True, exist_ok=True)
        hollow.touch()
    for name in [name for contract in CONTRACTS for name in layer_names(contract)]:
        if not (package / f"{name}.py").exists():
            (package / name).mkdir(parents=True, exist_ok=True)
    for folder in [package, *(path for path in package.rglob("*") if path.is_dir())]:
        (folder / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(tree: Path) -> set[str]:
    """Run the linter on the tree and return the names of the contracts it calls broken."""
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [linter, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False, timeout=LIMIT
    )
    assert "Contracts:" in result.stdout, result.stdout + result.stderr
    return set(re.findall(r"^(.+) BROKEN", result.stdout, re.MULTILINE))


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract["name"] for contract in CONTRACTS} == set(PLANTED)


def test_no_contract_is_exempted() -> None:
    assert [contract["name"] for contract in CONTRACTS if contract.get("ignore_imports")] == []


def test_the_tree_alone_keeps_all_contracts(hollow_tree: Path) -> None:
    assert broken_contracts(hollow_tree) == set()


@pytest.mark.parametrize("contract", PLANTED)
def test_contract_catches_what_it_forbids(contract: str, hollow_tree: Path) -> None:
    for name, text in PLANTED[contract].items():
        path = hollow_tree / "organizer_app" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    assert broken_contracts(hollow_tree) == {contract}


def test_a_folder_outside_the_layers_is_refused(hollow_tree: Path) -> None:
    (hollow_tree / "organizer_app" / "extras").mkdir()
    (hollow_tree / "organizer_app" / "extras" / "__init__.py").touch()
    assert broken_contracts(hollow_tree) == {"Layers point down, and every folder has its place"}
