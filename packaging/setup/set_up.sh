#!/usr/bin/env bash
# Makes everything that running (window) or testing (window tests) needs; a second run only looks and returns.
# Usage: set_up.sh window [tests]
set -euo pipefail

cd "$(dirname "$0")/../.."
tools=packaging/setup
lock=packaging/requirements/development.txt
venv=.venv
stamp="$venv/set-up-for"

"$tools/system_packages.sh" "$@"

# The stamp holds what the environment was made from; a copied or upgraded tree makes it anew.
state() { cksum "$lock" pyproject.toml "$tools/set_up.sh" && pwd -P; }

install() {
    # Broken or foreign environments (moved folder, upgraded Python) are replaced, never repaired.
    if ! "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null; then
        local python
        python="$("$tools/find_python.sh")"
        # Debian splits venv off; other Pythons bring it along.
        "$python" -c 'import ensurepip, venv' 2>/dev/null || "$tools/system_packages.sh" python
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            echo "$python cannot make virtual environments: install the package python3-venv." >&2
            return 1
        fi
        echo "Making $venv with $("$python" --version)"
        "$python" -m venv --clear "$venv"
    fi
    echo "Installing the locked packages (some hundred megabytes, only this once)"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    # The program itself, as a link to this folder. hatchling is in the lock, so nothing is fetched.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    if ! "$venv/bin/python" -c 'from PySide6 import QtWidgets' 2>"$venv/qt-error"; then
        tail -n 1 "$venv/qt-error" >&2
        echo "Qt cannot load its system libraries; on Debian these are the packages marked window in" \
            "packaging/system/debian-packages.txt, elsewhere the same libraries under their own names." >&2
        return 1
    fi
}

if [[ "$(cat "$stamp" 2>/dev/null)" != "$(state)" || ! -x "$venv/bin/python" ]]; then
    rm -f "$stamp"
    install
    state >"$stamp"
fi

# Short-lived processes do much of the work. Some of them may write no file, and would compile all they import
# every time; a folder that cannot be written costs that time and nothing else.
"$venv/bin/python" -m compileall -q -j 0 organizer_app || true

if [[ " $* " == *" tests "* ]]; then
    still_missing="$("$tools/system_packages.sh" --missing tests)"
    if [[ -n "$still_missing" ]]; then
        echo "The tests need these system packages, which could not be installed; please install them and try" \
            "again: apt-get install $still_missing" >&2
        exit 1
    fi
    "$tools/javascript_readers.sh"
    "$tools/with_postgresql.sh" --find >/dev/null || exit 1
fi
