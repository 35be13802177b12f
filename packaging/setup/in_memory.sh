#!/usr/bin/env bash
# Runs a command with its temporary files in memory, where there is room, and deletes them afterwards.
# A plan is synced to the disk at every edit, and three processes at one disk wait for it half of their time; no test
# cuts the power of the real disk, so that waiting shows nothing.
# Usage: in_memory.sh COMMAND...
set -euo pipefail

memory="/dev/shm"
gib=$((1024 * 1024)) # in the KiB that df and /proc tell

has_room() { # containers often give it 64 MB, and let no program run from it
    local free available
    free="$(df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }')"
    available="$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null)"
    [[ -w "$memory" && "${free:-0}" -ge $((3 * gib)) && "${available:-0}" -ge $((8 * gib)) ]]
}

may_run_programs() {
    printf '#!/bin/sh\n' >"$1/program" && chmod 700 "$1/program" && "$1/program" 2>/dev/null && rm "$1/program"
}

work=""
trap '[[ -z "$work" ]] || rm -rf "$work"' EXIT
# Without these a signal between two commands would skip the clean-up.
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if has_room && work="$(mktemp -d "$memory/t.XXXXXX")" && may_run_programs "$work"; then
    # PostgreSQL's user has to find its own folder in it.
    chmod 711 "$work"
    export TMPDIR="$work"
fi
"$@"
