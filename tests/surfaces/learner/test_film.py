"""A film by upload: its limits are said first, its content is asked what it is, its place is gone, and it is served in parts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import SECRET, film, program, upload
from trellis.foundation.files import make_thumbnails
from trellis.foundation.models import FileState, StoredFile
from trellis.rooms.evidence.models import Evidence, EvidenceFile
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
CAPTURE = "/learner/capture/"
RECORDED = (("mp4", "libx264", "test.mp4"), ("webm", "libvpx", "test.webm"), ("mov", "libx264", "IMG_0007.MOV"))


def kept(browser: Client, content: bytes, name: str = "test.mp4", **form: str) -> EvidenceFile:
    answer = browser.post(CAPTURE, {"photo": upload(content, name), "act": "hand_in", **form})
    assert answer.status_code == 302
    return EvidenceFile.objects.select_related("file", "evidence").latest("evidence__captured_at")


def page_of(answer: Any) -> str:
    return on_one_line(answer.content.decode())


def test_R006_the_limits_of_a_film_are_said_before_one_is_chosen(cast: Cast, as_person: Be, settings: Any) -> None:
    settings.FILM_LIMIT_BYTES = 80 * 1024 * 1024

    page = page_of(as_person(cast.leo).get(CAPTURE))

    assert re.search(r"films up to 80\sMB", page)
    assert f'data-mostvideo="{settings.FILM_LIMIT_BYTES}"' in page
    assert page.index("films up to") < page.index('name="act"')


@pytest.mark.parametrize(("container", "codec", "name"), RECORDED)
def test_R006_a_film_as_browsers_and_phones_record_it_is_a_piece_that_plays(
    cast: Cast, as_person: Be, container: str, codec: str, name: str
) -> None:
    file = kept(as_person(cast.leo), film(container, codec), name)
    make_thumbnails(file_id=str(file.file_id))

    page = page_of(as_person(cast.leo).get(f"/learner/portfolio/{file.evidence_id}/"))

    assert (file.kind, file.evidence.kind, file.file.kind) == (PieceKind.FILM, PieceKind.FILM, "film")
    assert file.file.media_type == ("video/webm" if container == "webm" else "video/mp4")
    assert (file.file.seconds or 0) > 1
    assert f'src="/files/{file.file_id}/"' in page
    assert f'poster="/files/{file.file_id}/640/"' in page


def test_AR21_where_a_film_was_made_is_not_kept(cast: Cast, as_person: Be) -> None:
    content = film("mov", location="+52.5087+013.4006/", title=SECRET)
    assert SECRET.encode() in content

    file = kept(as_person(cast.leo), content, f"{SECRET}.mov")

    stored = b"".join(as_person(cast.leo).get(f"/files/{file.file_id}/").streaming_content)  # type: ignore[attr-defined]
    assert SECRET.encode() not in stored
    assert b"52.5087" not in stored


def test_R073_a_film_may_carry_its_words_and_is_asked_for_them_where_it_has_none(cast: Cast, as_person: Be) -> None:
    leo = as_person(cast.leo)
    with_words = kept(leo, film(frames=20), seen="The pad slips, and I say: now.")
    bare = kept(leo, film(frames=10))

    shelf = page_of(leo.get("/learner/portfolio/"))

    assert with_words.words == "The pad slips, and I say: now."
    assert f"#file-{bare.id}" in shelf
    assert f"#file-{with_words.id}" not in shelf
    assert "What one hears, in writing" in page_of(leo.get(f"/learner/portfolio/{bare.evidence_id}/"))


def test_a_film_is_served_in_parts_to_those_who_may_see_it_alone(cast: Cast, as_person: Be) -> None:
    leo, part = as_person(cast.leo), {"Range": "bytes=10-19"}
    seen = kept(leo, film(frames=20)).file_id
    draft = kept(leo, film(frames=10), act="keep").file_id

    answer = as_person(cast.duarte).get(f"/files/{seen}/", headers=part)

    assert (answer.status_code, len(b"".join(answer.streaming_content))) == (206, 10)  # type: ignore[attr-defined]
    assert as_person(cast.duarte).get(f"/files/{draft}/", headers=part).status_code == 404
    for stranger in (cast.osei, cast.kim, cast.nilsson, cast.void):
        assert as_person(stranger).get(f"/files/{seen}/", headers=part).status_code == 404
        assert as_person(stranger).get(f"/files/{seen}/640/").status_code == 404


def test_a_film_whose_first_view_is_not_drawn_yet_stands_as_a_plain_tile(cast: Cast, as_person: Be) -> None:
    leo = as_person(cast.leo)
    file = kept(leo, film())
    StoredFile.objects.filter(pk=file.file_id).update(state=FileState.CHECKED)

    waiting = page_of(leo.get("/learner/portfolio/")) + page_of(leo.get(f"/learner/portfolio/{file.evidence_id}/"))
    make_thumbnails(file_id=str(file.file_id))
    drawn = page_of(leo.get("/learner/portfolio/"))

    assert f"/files/{file.file_id}/640/" not in waiting
    assert f"/files/{file.file_id}/640/" in drawn


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (program(), "Trellis cannot show this kind of file."),
        (film()[:1200], "This file cannot be opened"),
    ],
)
def test_what_only_calls_itself_a_film_is_refused_and_the_words_stay(
    cast: Cast, as_person: Be, content: bytes, says: str
) -> None:
    given = {"photo": upload(content, "a.mp4", "video/mp4"), "text": "Kept words", "act": "keep"}

    answer = as_person(cast.leo).post(CAPTURE, given)

    assert answer.status_code == 422
    assert says in page_of(answer)
    assert "Kept words" in page_of(answer)
    assert not Evidence.objects.exists()


def test_a_film_that_is_too_large_is_refused_in_a_sentence_that_says_what_to_do(
    cast: Cast, as_person: Be, settings: Any
) -> None:
    settings.FILM_LIMIT_BYTES = 2000

    answer = as_person(cast.leo).post(CAPTURE, {"photo": upload(film(), "a.mp4"), "text": "Kept words", "act": "keep"})

    assert answer.status_code == 422
    assert "Make it shorter, or hand it in as two." in page_of(answer)
    assert "Kept words" in page_of(answer)
    assert not StoredFile.objects.exists()


def test_a_film_is_written_down_while_it_arrives_and_never_held_in_memory(
    cast: Cast, as_person: Be, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    seen: list[type] = []
    from trellis.ui import captures

    def note(upload: Any) -> Any:
        seen.append(type(upload))
        return check_upload(upload)

    check_upload = captures.check_upload
    monkeypatch.setattr(captures, "check_upload", note)
    kept(as_person(cast.leo), film())

    assert seen == [TemporaryUploadedFile]
