#!/usr/bin/env bash
# Prints the Python that shall carry the virtual environment: $PYTHON if set, else the user's own python3 if it is
# new enough, else the newest other one. A version whose wheels we do not test is taken only when there is no better.
set -euo pipefail

fits() { # fits PYTHON NEWEST_MINOR: it runs (a pyenv shim may not) and is 3.11 or newer, up to NEWEST_MINOR
    "$1" -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, $2))" 2>/dev/null
}

if [[ -n "${PYTHON:-}" ]]; then
    fits "$PYTHON" 99 && command -v "$PYTHON" && exit 0
    echo "PYTHON=$PYTHON is no Python 3.11 or newer." >&2
    exit 1
fi
for python in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
    fits "$python" 13 && command -v "$python" && exit 0
done
fits python3 99 && command -v python3 && exit 0
echo "Organizer needs Python 3.11 or newer; none was found on this computer." >&2
exit 1
