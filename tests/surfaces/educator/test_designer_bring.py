"""Bringing in (E5): a saved page, a link, pasted words, a PDF, a photo; and what is said where none of these came."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import picture_bytes
from trellis.foundation import clock
from trellis.foundation.files.refusals import limit_of
from trellis.rooms.paths.models import Experience
from trellis.rooms.people.models import Person
from trellis.surfaces.educator.designer import saved

type Be = Callable[[Person], Client]
BASE = "/educator/designer/"
HTML = b"""<!DOCTYPE html><html><head><title>Crafts</title><meta name="author" content="Rosa Lind">
<link rel="canonical" href="https://crafts.example/bridge"></head><body><h1>Spaghetti bridge</h1><script>steal()</script>
<p>Glue ten strands of spaghetti into one beam and let it dry over night.</p></body></html>"""


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def osei(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.osei)


def page_of(client: Client, address: str) -> str:
    return on_one_line(client.get(address).content.decode())


def bring(client: Client, **given: Any) -> Any:
    return client.post(f"{BASE}bring/", given, follow=True)


def file_of(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_R101_a_saved_page_becomes_a_draft_with_its_words_and_where_it_is_from(cast: Cast, osei: Client) -> None:
    target = cast.targets["shapes-strong"]
    answer = bring(osei, file=file_of(HTML, "bridge.html"), target=str(target.id))

    made = Experience.objects.get()
    assert made.title == {"en": "Spaghetti bridge"}
    assert made.what == {"en": "Glue ten strands of spaghetti into one beam and let it dry over night."}
    assert made.source == {"url": "https://crafts.example/bridge", "author": "Rosa Lind"}
    assert (made.published_at, made.file, made.licence) == (None, None, "ours")
    assert [tie.target for tie in made.leads_to.all()] == [target]
    page = on_one_line(answer.content.decode())
    assert "Here is your draft." in page
    assert "Made by Rosa Lind." in page
    assert 'href="https://crafts.example/bridge" rel="noopener noreferrer nofollow"' in page
    assert "steal()" not in page


def test_R101_a_page_saved_as_one_file_is_read_too(osei: Client) -> None:
    whole = (
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://kites.example/one\r\n\r\n"
        b"<!DOCTYPE html><html><h1>Kite =C3=A1 la carte</h1></html>\r\n----b--\r\n"
    )
    bring(osei, file=file_of(whole, "kite.mhtml"))

    made = Experience.objects.get()
    assert (made.title["en"], made.source["url"]) == ("Kite á la carte", "https://kites.example/one")


def test_R101_a_link_is_kept_and_not_opened(osei: Client) -> None:
    """The suite closes all sockets: whatever asked for the page would fail."""
    bring(osei, pasted="https://crafts.example/ideas/rain-gauge.html", made_by="Crafts club")

    made = Experience.objects.get()
    assert made.title == {"en": "Rain gauge"}
    assert made.source == {"url": "https://crafts.example/ideas/rain-gauge.html", "author": "Crafts club"}


def test_R101_a_photo_of_a_page_is_kept_with_its_title(osei: Client) -> None:
    answer = bring(osei, file=file_of(picture_bytes("PNG"), "IMG_1.png"))
    assert answer.status_code == 422
    assert "Give it a title." in answer.content.decode()
    assert "Still here: IMG_1.png" in on_one_line(answer.content.decode())
    token = answer.content.decode().split('name="file_kept" value="')[1].split('"')[0]

    bring(osei, file_kept=token, title="Page 42")
    made = Experience.objects.get()
    assert (made.title, made.file.kind) == ({"en": "Page 42"}, "picture")
    assert osei.get(f"/files/{made.file_id}/").status_code == 200


def test_R101_a_pdf_is_kept_as_a_file(osei: Client) -> None:
    bring(osei, file=file_of(b"%PDF-1.4\n%%EOF", "sheet.pdf"), title="A sheet")

    made = Experience.objects.get()
    assert made.file.media_type == "application/pdf"
    assert f'href="/files/{made.file_id}/"' in page_of(osei, f"{BASE}experiences/{made.id}/")


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("Ñandú\nCorre por la pampa".encode("cp1252"), "Ñandú"),
        (b'<html><head><meta charset="shift_jis"><h1>' + "凧".encode("shift_jis") + b"</h1></html>", "凧"),
        (b'<html><head><meta charset="no-such-letters"><h1>Kite</h1></html>', "Kite"),
        ("\ufeffKite".encode("utf-16"), "Kite"),
    ],
)
def test_R101_letters_are_read_as_a_page_names_them(osei: Client, content: bytes, title: str) -> None:
    bring(osei, file=file_of(content, "page.html"))

    assert Experience.objects.get().title == {"en": title}


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"\x00\x01\x02\x03" * 40, "page.html", "This is no page that can be read."),
        (b"\x81\x8d\x8f", "words.txt", "This is no page that can be read."),
        (b"<html><script>x()</script></html>", "page.html", "There are no words in this file."),
        (b"   \n  ", "empty.txt", "There are no words in this file."),
        (b"x" * 6_000_000, "long.txt", "larger than 5"),
        (b"Content-Type: multipart/related; boundary=b\n\n--b\n\nno page\n--b--", "x.mht", "This is no page that can"),
        (b"PK\x03\x04" + b"\0" * 40, "sheet.docx", "Trellis cannot show this kind of file."),
        (b"%PDF-1.4\ncut off", "sheet.pdf", "This file cannot be opened"),
        (b"", "nothing.html", "This file is empty. Choose another one."),
    ],
)
def test_R101_what_is_no_page_is_said_so_and_what_was_typed_stays(
    osei: Client, content: bytes, name: str, says: str
) -> None:
    answer = bring(osei, file=file_of(content, name), made_by="Rosa Lind")

    assert answer.status_code == 422
    assert says in on_one_line(answer.content.decode())
    assert 'value="Rosa Lind"' in answer.content.decode()
    assert Experience.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Paste a link or some words, or choose a file."),
        ({"pasted": "  \n "}, "Paste a link or some words, or choose a file."),
        ({"pasted": "x" * 20_001}, "at most 20000 characters"),
        ({"pasted": "Kite", "title": "x" * 121}, "at most 120 characters"),
    ],
)
def test_R101_nothing_or_too_much_is_refused(osei: Client, given: dict[str, str], says: str) -> None:
    answer = bring(osei, **given)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Experience.objects.count() == 0


def test_R101_a_sign_that_stands_for_nothing_is_refused(osei: Client) -> None:
    assert osei.post(f"{BASE}bring/", {"pasted": "Kite\0"}).status_code == 400


def test_R101_the_limits_that_are_said_are_those_that_hold(osei: Client) -> None:
    page = page_of(osei, f"{BASE}bring/")

    assert "up to 5\xa0MB" in page
    assert f"up to {limit_of('document') // 1024 // 1024}\xa0MB" in page
    assert saved.PAGE_LIMIT_BYTES == 5 * 1024 * 1024
