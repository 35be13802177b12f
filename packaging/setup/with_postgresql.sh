#!/usr/bin/env bash
# Runs a command beside a throwaway PostgreSQL server and deletes the server afterwards, whatever happened.
# Usage: with_postgresql.sh COMMAND...   or   with_postgresql.sh --find   (prints the folder of its programs)
set -euo pipefail

# Debian keeps initdb off the path, one folder per major version; the newest wins.
programs="$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)"
if [[ ! -x "$programs/initdb" ]]; then
    programs="$(pg_config --bindir 2>/dev/null || dirname "$(command -v initdb || echo /missing/initdb)")"
fi
if [[ ! -x "$programs/initdb" ]]; then
    echo "The storage tests need PostgreSQL: install the package postgresql (Debian) or postgresql-server." >&2
    exit 1
fi
[[ "${1:-}" != --find ]] || { echo "$programs" && exit 0; }

# PostgreSQL refuses to run as root, so root lends it the least of its users.
as_server=()
work="$(mktemp -d "${TMPDIR:-/tmp}/organizer-pg.XXXXXX")"
if [[ "$(id -u)" == 0 ]]; then
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$work"
    as_server=(runuser -u "$user" --)
fi
server() { # ${x[@]+...}: old bash calls an empty array unbound
    (cd "$work" && ${as_server[@]+"${as_server[@]}"} "$programs/$1" "${@:2}")
}

clean_up() {
    server pg_ctl stop -D "$work/data" -m immediate -s >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT
# Without these a signal between two commands would skip the clean-up.
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if ! said="$(server initdb -D "$work/data" -U organizer -A trust -E UTF8 --locale=C --no-sync 2>&1)"; then
    echo "$said" >&2
    exit 1
fi

# Reachable through the socket in the private folder only: no address is listened on, so the port is just a name and
# always free. Its data need not survive a power cut.
# Fifty laptops at a hub have a hundred connections.
options="-k $work -p 5432 -c max_connections=200 -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
if ! server pg_ctl start -w -s -D "$work/data" -l "$work/data/log" -o "$options"; then
    cat "$work/data/log" >&2
    exit 1
fi
server createdb -h "$work" -U organizer organizer

export ORGANIZER_TEST_POSTGRESQL_URL="postgresql+psycopg://organizer@/organizer?host=$work&port=5432"
"$@"
