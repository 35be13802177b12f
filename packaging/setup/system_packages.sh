#!/usr/bin/env bash
# Installs the system packages that the named needs (python, window, tests) lack, where it can.
# Usage: system_packages.sh NEED...   or   system_packages.sh --missing NEED...   (only says which still lack)
# Never fails for a missing package: set_up.sh tries out what a window needs, and asks what the tests lack.
set -euo pipefail

list="$(dirname "$0")/../system/debian-packages.txt"

only_says=""
if [[ "${1:-}" == --missing ]]; then only_says=yes && shift; fi

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
if [[ -n "$only_says" ]]; then
    echo "${missing[*]%%|*}"
    exit 0
fi

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
run_apt() {
    # ${x[@]+...}: bash 3 and 4.3 call an empty array unbound. In English, because its words are read.
    ${as_root[@]+"${as_root[@]}"} env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >"$log" 2>&1
}
# Machines that have just started install updates by themselves. `DPkg::Lock::Timeout` would wait in silence, and
# only for one of the three locks.
tries_left=120
is_told=""
apt() {
    until run_apt "$@"; do
        grep -q -e 'Could not get lock' -e 'Unable to lock' "$log" && [[ $tries_left -gt 0 ]] || return 1
        [[ -n "$is_told" ]] || echo "Another program is installing packages: waiting for it, ten minutes at most"
        is_told=yes
        tries_left=$((tries_left - 1))
        sleep 5
    done
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
apt install --no-install-recommends "${wanted[@]}" && exit 0
# One that this system does not have keeps none of the others away.
for name in "${wanted[@]}"; do
    if ! apt install --no-install-recommends "$name"; then
        tail -n 5 "$log"
        echo "apt-get could not install this system package: $name"
    fi
done
