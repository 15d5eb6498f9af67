"""Files over HTTP: who gets them, in which parts, with which headers."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page

from tests.browser import walk_in
from tests.cast import NOON, Cast
from tests.foundation import specimens
from tests.foundation.specimens import upload
from trellis.foundation.files import guards, make_thumbnails, register_guard, store_upload
from trellis.foundation.ids import new_id
from trellis.foundation.models import StoredFile
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer

Be = Callable[[Person], Client]
TEXT = b"Our bridge of paper holds up 4 kg."


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[UUID]]:
    """A room for this test alone: its files are read by people of their own school, as long as they lie on the shelf."""
    lying: set[UUID] = set()

    def guard(viewer: Viewer | None, file_id: UUID) -> bool | None:
        if file_id not in lying:
            return None
        stored = StoredFile.objects.get(pk=file_id)
        return viewer is not None and viewer.person.school_id == stored.school_id

    monkeypatch.setattr(guards, "_guards", dict(guards._guards))
    register_guard("shelf", guard)
    yield lying


def put_on(shelf: set[UUID], cast: Cast, content: bytes, name: str = "bridge.txt") -> StoredFile:
    stored = store_upload(upload(content, name), school_id=cast.school.id, at=NOON)
    shelf.add(stored.id)
    return stored


def url_of(stored: StoredFile, side: int | None = None) -> str:
    return f"/files/{stored.id}/" if side is None else f"/files/{stored.id}/{side}/"


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_file_is_served_whole(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)

    answer = as_person(cast.leo).get(url_of(stored))

    assert (answer.status_code, body(answer)) == (200, TEXT)
    assert {name: answer.headers[name] for name in EXACT} == EXACT | {"Content-Length": str(len(TEXT))}
    assert answer.headers["ETag"] == f'"{stored.sha256[:32]}"'


EXACT = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": "",
    "Content-Disposition": 'inline; filename="bridge.txt"',
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox",
    "Cache-Control": "private, no-cache",
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("side", [None, 640, 160])
@pytest.mark.parametrize("who", ["nilsson", "other_leader", None])
def test_a_stranger_finds_no_file(
    shelf: set[UUID], cast: Cast, as_person: Be, client: Client, who: str | None, side: int | None
) -> None:
    stored = put_on(shelf, cast, specimens.picture_bytes("PNG"))

    asking = as_person(getattr(cast, who)) if who else client
    answer, of_none = asking.get(url_of(stored, side)), asking.get(f"/files/{new_id()}/")

    assert (answer.status_code, of_none.status_code) == (404, 404)
    assert "ETag" not in answer.headers


def test_a_file_no_room_speaks_for_is_not_found(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    shelf.clear()

    assert as_person(cast.keller).get(url_of(stored)).status_code == 404


def test_one_room_that_says_no_outweighs_another_that_says_yes(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    register_guard("holds back", lambda viewer, file_id: False if file_id == stored.id else None)

    assert as_person(cast.leo).get(url_of(stored)).status_code == 404


def test_AR26_a_withdrawn_file_is_gone_with_the_next_request(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    leo = as_person(cast.leo)
    seen = leo.get(url_of(stored))

    shelf.discard(stored.id)
    again = leo.get(url_of(stored), headers={"if-none-match": seen.headers["ETag"]})

    assert (seen.status_code, again.status_code) == (200, 404)


@pytest.mark.parametrize(
    ("asked", "status", "said", "part"),
    [
        ("bytes=0-3", 206, "bytes 0-3/34", TEXT[:4]),
        ("bytes=4-", 206, "bytes 4-33/34", TEXT[4:]),
        ("bytes=-5", 206, "bytes 29-33/34", TEXT[-5:]),
        ("bytes=-500", 206, "bytes 0-33/34", TEXT),
        ("bytes=33-33", 206, "bytes 33-33/34", TEXT[33:]),
        ("bytes=30-900", 206, "bytes 30-33/34", TEXT[30:]),
        ("bytes=34-", 416, "bytes */34", b""),
        ("bytes=34-40", 416, "bytes */34", b""),
        ("bytes=-0", 416, "bytes */34", b""),
        ("bytes=5-2", 200, None, TEXT),
        ("bytes=0-3,8-9", 200, None, TEXT),
        ("bytes=-", 200, None, TEXT),
        ("lines=0-3", 200, None, TEXT),
        ("bytes=" + "9" * 5000 + "-", 200, None, TEXT),
        ("bytes=١-٣", 200, None, TEXT),
    ],
)
def test_a_part_is_served_as_asked(
    shelf: set[UUID], cast: Cast, as_person: Be, asked: str, status: int, said: str | None, part: bytes
) -> None:
    stored = put_on(shelf, cast, TEXT)

    answer = as_person(cast.leo).get(url_of(stored), headers={"range": asked})

    assert (answer.status_code, answer.headers.get("Content-Range"), body(answer)) == (status, said, part)


def test_a_part_of_a_large_file_is_not_read_whole(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, specimens.wav(60), "talk.wav")

    answer = as_person(cast.leo).get(url_of(stored), headers={"range": "bytes=100-200099"})
    chunks = [len(chunk) for chunk in answer.streaming_content]

    assert (answer.status_code, sum(chunks), max(chunks)) == (206, 200_000, 65536)


def test_a_part_of_another_version_is_the_whole(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    leo = as_person(cast.leo)

    same = leo.get(url_of(stored), headers={"range": "bytes=0-3", "if-range": f'"{stored.sha256[:32]}"'})
    other = leo.get(url_of(stored), headers={"range": "bytes=0-3", "if-range": '"another"'})

    assert (same.status_code, other.status_code) == (206, 200)
    assert body(other) == TEXT


def test_parts_are_not_compressed_on_the_way(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT * 100)

    answer = as_person(cast.leo).get(url_of(stored), headers={"accept-encoding": "gzip", "range": "bytes=0-999"})

    assert (answer.headers["Content-Length"], len(body(answer))) == ("1000", 1000)


def test_a_head_request_says_everything_but_the_bytes(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    leo = as_person(cast.leo)

    whole, part = leo.head(url_of(stored)), leo.head(url_of(stored), headers={"range": "bytes=0-3"})

    assert (whole.status_code, whole.headers["Content-Length"], whole.content) == (200, str(len(TEXT)), b"")
    assert (part.status_code, part.headers["Content-Length"], part.content) == (206, "4", b"")


def test_an_unchanged_file_is_not_sent_again(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    leo = as_person(cast.leo)

    answer = leo.get(url_of(stored), headers={"if-none-match": f'"{stored.sha256[:32]}"'})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_file_is_only_read(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, TEXT)
    leo = as_person(cast.leo)

    assert [leo.post(url_of(stored)).status_code, leo.delete(url_of(stored)).status_code] == [405, 405]


def test_a_pdf_is_handed_over_to_be_kept(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    stored = put_on(shelf, cast, specimens.pdf(), "póster.pdf")

    answer = as_person(cast.leo).get(url_of(stored))

    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''p%C3%B3ster.pdf"
    assert answer.headers["Content-Type"] == "application/pdf"


def test_a_picture_stands_in_for_its_small_ones_until_they_are_made(
    shelf: set[UUID], cast: Cast, as_person: Be
) -> None:
    stored = put_on(shelf, cast, specimens.picture_bytes("PNG", specimens.painting(1000, 500)), "bridge.png")
    leo = as_person(cast.leo)

    before = leo.get(url_of(stored, 160))
    make_thumbnails(file_id=str(stored.id))
    after = leo.get(url_of(stored, 160))

    assert (before.headers["Content-Type"], len(body(before))) == ("image/png", stored.size)
    assert (after.headers["Content-Type"], len(body(after)) < 2000) == ("image/webp", True)
    assert before.headers["ETag"] != after.headers["ETag"]


def test_a_size_that_is_not_made_is_not_found(shelf: set[UUID], cast: Cast, as_person: Be) -> None:
    picture = put_on(shelf, cast, specimens.picture_bytes("PNG"))
    sound = put_on(shelf, cast, specimens.wav())
    leo = as_person(cast.leo)

    answers: list[HttpResponse] = [leo.get(url_of(picture, 641)), leo.get(url_of(sound, 160))]

    assert [answer.status_code for answer in answers] == [404, 404]


PLAYED = """address => new Promise((ok, no) => {
  const player = document.createElement("video");
  player.preload = "auto";
  player.onerror = () => no(player.error.message);
  player.onloadedmetadata = () => { player.currentTime = 1; };
  player.onseeked = () => ok({ seconds: player.duration, at: player.currentTime, wide: player.videoWidth });
  player.src = address;
})"""
SEEN = """address => new Promise((ok, no) => {
  const picture = new Image();
  picture.onload = () => ok(picture.naturalWidth);
  picture.onerror = no;
  picture.src = address;
})"""


@pytest.mark.browser
def test_a_browser_plays_winds_and_shows_what_is_stored(
    shelf: set[UUID], cast: Cast, as_person: Be, page: Page, live_server: Any, transactional_db: None
) -> None:
    names = {"voice.webm": 0, "film.webm": 320, "film-vp9.mp4": 320, "film-h264.webm": 320}
    files = {name: put_on(shelf, cast, (specimens.RECORDINGS / name).read_bytes(), name) for name in names}
    picture = put_on(shelf, cast, specimens.picture_bytes("HEIF"), "IMG_1.HEIC")
    make_thumbnails(file_id=str(files["film.webm"].id))
    walk_in(page, as_person(cast.leo), live_server.url)
    page.goto(f"{live_server.url}/gallery/")

    played = {name: page.evaluate(PLAYED, url_of(stored)) for name, stored in files.items()}
    seen = [page.evaluate(SEEN, url_of(picture)), page.evaluate(SEEN, url_of(files["film.webm"], 160))]

    assert {name: found["wide"] for name, found in played.items()} == names
    assert [name for name, found in played.items() if not 1.3 < found["seconds"] < 1.8 or found["at"] < 0.9] == []
    assert seen == [80, 160]
