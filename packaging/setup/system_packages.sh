#!/usr/bin/env bash
# Installs the system packages that the named needs (python, window, tests) lack, where it can.
# Never fails for a missing package: what is truly needed is tried out afterwards, by set_up.sh.
set -euo pipefail

list="$(dirname "$0")/../system/debian-packages.txt"

if ! command -v dpkg-query >/dev/null; then
    # Not Debian: quiet when all is there (set_up.sh tries), so that the sentence comes only where it helps.
    exit 0
fi

installed="$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')"
missing=()
while read -r need names _reason; do
    [[ " $* " == *" $need "* ]] || continue
    found=""
    for name in ${names//|/ }; do
        grep -qxF "$name" <<<"$installed" && found=yes
    done
    [[ -n "$found" ]] || missing+=("$names")
done < <(grep -v -e '^#' -e '^$' "$list")
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ "$(id -u)" != 0 ]]; then
    # -n: never ask for a password in the middle of a build.
    if ! sudo -n true 2>/dev/null; then
        echo "Missing system packages, please install them with apt-get: ${missing[*]%%|*}"
        exit 0
    fi
    as_root=(sudo -n)
fi

echo "Installing system packages: ${missing[*]%%|*}"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
apt() {
    # ${x[@]+...}: bash 3 and 4.3 call an empty array unbound.
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >"$log" 2>&1
}
# A stale package list is still better than none, so a failed update is no reason to stop.
apt update || true
wanted=()
for names in "${missing[@]}"; do
    name="${names%%|*}"
    for other in ${names//|/ }; do
        if apt-cache show "$other" >/dev/null 2>&1; then name="$other" && break; fi
    done
    wanted+=("$name")
done
if ! apt install --no-install-recommends "${wanted[@]}"; then
    tail -n 5 "$log"
    echo "apt-get could not install these system packages: ${wanted[*]}"
fi
