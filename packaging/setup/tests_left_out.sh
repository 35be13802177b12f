#!/usr/bin/env bash
# Prints pytest's options for tests whose programs this machine could not be given, and says on stderr which.
set -euo pipefail

has() {
    for name in "$@"; do command -v "$name" >/dev/null && return 0; done
    return 1
}

if ! has chromium chromium-browser google-chrome; then
    echo "No Chromium on this machine: the tests of the web page in a browser are left out." >&2
    echo "--ignore=tests/browser"
fi
if ! has Xvfb || ! has dbus-run-session || ! /usr/bin/python3 -c 'import dbus' 2>/dev/null; then
    echo "No Xvfb, dbus or python3-dbus on this machine: the test of the screen reader is left out." >&2
    echo "--ignore=tests/journeys/test_screen_reader.py"
fi
if ! has calcurse || ! has khal; then
    echo "No calcurse or khal on this machine: the test of calendar programs is left out." >&2
    echo "--ignore=tests/exchange/test_calendar_programs.py"
fi
# The build server has installed Node, so there a missing reader is a fault and no reason.
if [[ -z "${CI:-}" ]] && { ! has node || [[ ! -d .venv/javascript/node_modules/ical.js ]]; }; then
    echo "No Node.js with npm on this machine: the tests with ical.js, Mozilla's reader of calendars, are left out." >&2
    echo "--ignore=tests/exchange/test_javascript_calendars.py"
    echo "--ignore=tests/outgoing"
fi
