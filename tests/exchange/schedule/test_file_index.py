"""The list of files escapes every name, leads nowhere else and runs nothing."""

import re

from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.schedule.file_index import FileGroup, write_file_index
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule


def test_names_are_only_names_and_links_lead_to_files_beside_the_page() -> None:
    hostile = '<script>x</script>"'
    schedule = a_schedule(Audience.PARTNERS, title=hostile)
    groups = [("By city", [FileGroup(hostile, [("cities/a b/schedule.ics", "ICS")])]), ("Empty", [])]
    page = write_file_index(schedule, schedule_words(), groups).decode()
    assert "<script" not in page
    assert re.findall(r'href="([^"]*)"', page) == ["cities/a%20b/schedule.ics"]
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert "For partner groups." in page
    assert "Empty" not in page
