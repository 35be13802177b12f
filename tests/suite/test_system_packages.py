"""Set-up waits while another program installs packages, and says what it could not install."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "packaging" / "setup"
LOCKED = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 42 (unattended-upgr)"

PACKAGES = "tests xvfb a screen\ntests khal|khal3 a calendar\n"
# Each keeps in files of its folder what it did: the tests install nothing.
PROGRAMS = {
    "dpkg-query": 'cat "$HERE/installed" 2>/dev/null || true',
    "apt-cache": '[[ "$2" != unheard-of ]]',
    "sleep": 'echo "$1" >>"$HERE/slept"',
    "id": "echo 0",
    "apt-get": f"""
        left="$(cat "$HERE/locked")"
        if [[ "$left" -gt 0 ]]; then
            echo $((left - 1)) >"$HERE/locked"
            echo "{LOCKED}" >&2
            exit 100
        fi
        [[ " $* " == *" install "* ]] || exit 0
        [[ " $* " != *" unheard-of "* ]] || exit 100
        while [[ "$1" != --no-install-recommends ]]; do shift; done
        shift
        printf 'installed %s\\n' "$@" >>"$HERE/installed"
    """,
}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder with a list of two packages, the script, and programs that keep what they do."""
    for name, text in PROGRAMS.items():
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/usr/bin/env bash\n{text}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "setup").mkdir()
    shutil.copy(SCRIPTS / "system_packages.sh", tmp_path / "setup")
    (tmp_path / "system").mkdir()
    (tmp_path / "system" / "debian-packages.txt").write_text(
        "tests xvfb a screen\ntests khal|khal3 a calendar\n"
    )
    (tmp_path / "locked").write_text("0")
    return tmp_path


def run(machine: Path, *arguments: str) -> str:
    """Run the script; return what it says."""
    path = f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = [machine / "setup" / "system_packages.sh", *arguments]
    environment = {**os.environ, "PATH": path, "HERE": str(machine)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def installed(machine: Path) -> list[str]:
    return sorted((machine / "installed").read_text().split()[1::2])


def test_set_up_waits_for_the_lock_and_says_so_once(machine: Path) -> None:
    (machine / "locked").write_text("3")
    said = run(machine, "tests")
    assert installed(machine) == ["khal", "xvfb"]
    assert said.count("Another program is installing packages: waiting for it") == 1
    assert (machine / "slept").read_text().split() == ["5"] * 3
    assert "could not install" not in said


def test_after_ten_minutes_it_says_what_it_could_not_install(machine: Path) -> None:
    (machine / "locked").write_text("1000")
    said = run(machine, "tests")
    assert len((machine / "slept").read_text().split()) * 5 == 600
    assert LOCKED in said
    assert run(machine, "--missing", "tests") == "xvfb khal\n"


def test_a_package_that_the_system_does_not_have_keeps_no_other_away(machine: Path) -> None:
    with (machine / "system" / "debian-packages.txt").open("a") as file:
        file.write("tests unheard-of a browser\n")
    said = run(machine, "tests")
    assert installed(machine) == ["khal", "xvfb"]
    assert "apt-get could not install this system package: unheard-of" in said
    assert run(machine, "--missing", "tests") == "unheard-of\n"


def test_nothing_is_missing_where_one_of_its_names_is_installed(machine: Path) -> None:
    (machine / "installed").write_text("installed xvfb\ninstalled khal3\n")
    assert run(machine, "tests") == ""
    assert run(machine, "--missing", "tests") == ""


def test_no_lock_is_waited_for_when_the_network_is_away(machine: Path) -> None:
    program = machine / "bin" / "apt-get"
    program.write_text("#!/usr/bin/env bash\necho 'E: Failed to fetch' >&2\nexit 100\n")
    assert "waiting" not in run(machine, "tests")
    assert not (machine / "slept").exists()
