"""Write the frame of the plain pages in a published folder: head, title and stamp."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from organizer_app.domain.sharing.withdrawn_schedule import banner_of, stamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from organizer_app.domain.sharing.schedule_words import ScheduleWords
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule

# The page loads nothing and runs nothing; its only asset is the style.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# Colors and fonts match the schedule page (resources/templates/schedule.html).
_STYLE = """
:root{color-scheme:light dark;--bg:#FFFFFF;--sunk:#F7F8FA;--line:#E1E4E8;--line2:#C9CED6;--text:#1A1D23;
--text2:#4E5865;--acc:#5B46D9;--soft:#ECE9FD;--bad:#A3260F}
@media (prefers-color-scheme:dark){:root{--bg:#1B1E24;--sunk:#16191E;--line:#2B3038;--line2:#3C434E;
--text:#ECEEF1;--text2:#AEB6C1;--acc:#A99BFF;--soft:#2B2650;--bad:#FF8066}}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.45 Inter,system-ui,sans-serif}
.for{margin:0;padding:8px 16px;background:var(--bad);color:var(--bg);text-align:center;font-weight:600}
main{max-width:1120px;margin:0 auto;padding:28px 24px 48px;overflow-wrap:anywhere}
h1{font-size:32px;line-height:1.2;margin:0 0 6px}
h2{font-size:18px;margin:32px 0 8px}
h2 small{font-size:13px;font-weight:400;color:var(--text2);margin-left:8px}
.as{margin:0;color:var(--text2)}
.to{margin:12px 0 0;display:flex;flex-wrap:wrap;gap:8px}
dt{font-weight:600;margin-top:8px}
dd{margin:0;color:var(--text2)}
ul{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:10px;background:var(--sunk)}
li{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 16px}
li+li{border-top:1px solid var(--line)}
li bdi{flex:1 1 14rem;font-weight:600}
a{color:var(--text);background:var(--bg);border:1px solid var(--line2);border-radius:999px;padding:4px 12px;
text-decoration:none}
a:hover{background:var(--soft);border-color:var(--acc)}
a:focus-visible{outline:2px solid var(--acc);outline-offset:2px}
@media(max-width:600px){li bdi{flex-basis:100%}}
@media print{ul,a,.for{background:none;color:inherit}}
"""


def plain_page(schedule: SharedSchedule, words: ScheduleWords, name: str, body: Iterable[str]) -> bytes:
    """Write a page around a body; title and audience are escaped, the body is written as it is.

    Args:
        schedule: provides title, audience and stamp.
        words: words in the language of the page.
        name: what the page is, as text.
        body: lines of HTML.
    """
    return "\n".join(_lines(schedule, words, name, body)).encode()


def _lines(schedule: SharedSchedule, words: ScheduleWords, name: str, body: Iterable[str]) -> Iterator[str]:
    schedule = stamped(schedule, words)
    title = escape(f"{schedule.title}: {name}" if schedule.title else name)
    yield f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    banner = banner_of(schedule, words)
    yield f'<meta name="referrer" content="no-referrer">\n<meta name="robots" content="{_robots(banner)}">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    if banner:
        yield f'<header class="for">{escape(banner)}</header>'
    yield f"<main>\n<h1>{title}</h1>"
    stamp = words.stamp(schedule.generated_at, schedule.desk_zone)
    yield f'<p class="as">{escape(words.texts["as_of"])} {escape(stamp)}</p>'
    yield from body
    yield "</main>\n</body>\n</html>\n"


def _robots(banner: str) -> str:
    """Keep pages that are not public out of search engines."""
    return "noindex" if banner else "all"
