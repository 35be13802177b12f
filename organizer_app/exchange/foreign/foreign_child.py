"""The child process that opens foreign files: it reads jobs from standard input until it is closed.

It is started by its path, with the folder of the program. A job is one JSON line and the bytes of a file; the
answer is one JSON line and the JSON of what was read, after lines that say how many rows were read so far.
"""

from __future__ import annotations

import json
import sys
from datetime import date


def main() -> None:
    """Answer jobs until standard input ends."""
    sys.path.insert(0, sys.argv[1])
    from organizer_app.exchange.child.child_limits import limit_seconds, limit_this_process
    from organizer_app.exchange.reading.row_count import rows_told

    limit_this_process()
    output = sys.stdout.buffer

    def tell(rows: int) -> None:
        output.write(json.dumps({"done": rows}).encode() + b"\n")
        output.flush()

    for line in sys.stdin.buffer:
        job = json.loads(line)
        data = sys.stdin.buffer.read(job["size"])
        limit_seconds()
        with rows_told(tell):
            answer = answered(job, data)
        output.write(json.dumps({"sizes": [len(answer)]}).encode() + b"\n")
        output.write(answer)
        output.flush()


def answered(job: dict[str, str], data: bytes) -> bytes:
    """Return the file, or what is wrong with it, as JSON."""
    from organizer_app.domain.importing.import_problems import ImportProblem, UnsafeFile
    from organizer_app.exchange.foreign.foreign_answer import packed, packed_problem
    from organizer_app.exchange.foreign.opening import Opening, opened

    today = date.fromisoformat(job["today"]) if job["today"] else None
    try:
        cities = frozenset(job["cities"])
        return packed(opened(data, Opening(job["name"], job["kind"], tuple(job["headings"]), today, cities)))
    except ImportProblem as problem:
        return packed_problem(problem)
    except Exception:  # noqa: BLE001  # libraries raise anything at all on damaged files
        return packed_problem(UnsafeFile())


if __name__ == "__main__":
    main()
