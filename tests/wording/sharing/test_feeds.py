"""The Feeds tab says what is published, why something cannot be, and what was done."""

from organizer_app.wording.sharing import feeds as words


def test_what_was_done_is_counted() -> None:
    assert words.published("/srv/www", 0) == "/srv/www was up to date"
    assert words.published("/srv/www", 1) == "Wrote 1 file into /srv/www"
    assert words.published("/srv/www", 1200) == "Wrote 1,200 files into /srv/www"
    assert words.brought("example.org", 3, 1, 2) == "example.org: 3 events written, 1 removed, 2 unchanged"
    assert (words.changed(1), words.changed(12)) == ("written", "12 written")


def test_what_cannot_be_published_has_its_reason() -> None:
    assert "no release" in words.why_not(has_release=False, may_go=False)
    assert "never goes to a server" in words.why_not(has_release=True, may_go=False)
    assert words.why_not(has_release=True, may_go=True) == ""
    assert words.release_named(2, "partners") == "v2, partners"
