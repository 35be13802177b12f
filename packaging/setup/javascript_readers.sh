#!/usr/bin/env bash
# Installs the locked JavaScript programs that read our files in the tests; a second run only looks and returns.
# npm's own settings decide where packages come from; no script of theirs is run.
set -euo pipefail

cd "$(dirname "$0")/../.."
locked=packaging/javascript
target=.venv/javascript

# tests_left_out.sh says what a machine without npm does not test.
command -v npm >/dev/null || exit 0
[[ -d .venv ]] || exit 0

state() { cksum "$locked/package.json" "$locked/package-lock.json"; }

if [[ "$(cat "$target/installed-from" 2>/dev/null)" != "$(state)" ]]; then
    rm -rf "$target"
    mkdir -p "$target"
    cp "$locked/package.json" "$locked/package-lock.json" "$target"
    (cd "$target" && npm ci --silent --ignore-scripts --no-audit --no-fund)
    state >"$target/installed-from"
fi
