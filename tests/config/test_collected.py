"""What is collected for browsers."""

from pathlib import Path

from django.core.files.base import ContentFile

from trellis.config.collected import CollectedStorage


def test_style_sheets_are_collected_without_their_comments(tmp_path: Path) -> None:
    storage = CollectedStorage(location=tmp_path)

    storage.save("a.css", ContentFile(b"/* why\nit is so */\na { color: red } /* more */"))
    storage.save("a.js", ContentFile(b"/* a licence */ go()"))

    assert (tmp_path / "a.css").read_bytes() == b"\na { color: red } "
    assert (tmp_path / "a.js").read_bytes() == b"/* a licence */ go()"
