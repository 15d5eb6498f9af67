"""Storing: rows, small pictures, the end of a file, the sweeping of what nobody kept."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from PIL import Image

from tests.cast import NOON, Cast
from tests.foundation import specimens
from tests.foundation.specimens import upload
from trellis.foundation import outbox
from trellis.foundation.files import (
    FileRefused,
    check_upload,
    delete_file,
    make_thumbnails,
    readable_file,
    store_upload,
    sweep_files,
)
from trellis.foundation.files.uploads import CappedUploadHandler
from trellis.foundation.ids import new_id
from trellis.foundation.models import FileState, StoredFile
from trellis.rooms.evidence.models import Evidence, EvidenceFile

OnCommit = Callable[..., Any]


@pytest.fixture
def cellar(settings: Any, tmp_path: Path) -> Path:
    """A storage of its own, so that what lies in it is known."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    return tmp_path


def lying_in(cellar: Path) -> list[str]:
    return sorted(str(path.relative_to(cellar)) for path in cellar.rglob("*") if path.is_file())


def kept(content: bytes, **facts: Any) -> StoredFile:
    return store_upload(upload(content, "work"), school_id=facts.get("school_id", new_id()), at=facts.get("at", NOON))


def pointed_at(cast: Cast, stored: StoredFile) -> EvidenceFile:
    piece = Evidence.objects.create(
        learner=cast.leo, author=cast.leo, kind="photo", title="Bridge", made_on=NOON.date(), captured_at=NOON
    )
    return EvidenceFile.objects.create(evidence=piece, file=stored, kind="photo")


def small(stored: StoredFile, side: int) -> Image.Image:
    with default_storage.open(stored.thumbnail_name(side)) as content, Image.open(content) as picture:
        picture.load()
        return picture


@pytest.mark.django_db
def test_a_stored_file_says_what_it_is() -> None:
    school_id = new_id()

    stored = kept(specimens.picture_bytes("PNG"), school_id=school_id)

    stored.refresh_from_db()
    assert (stored.school_id, stored.kind, stored.media_type, stored.label) == (
        school_id, "picture", "image/png", "work.png",
    )  # fmt: skip
    assert (stored.width, stored.height, stored.seconds, stored.created_at) == (80, 40, None, NOON)
    assert (stored.size, stored.state) == (default_storage.size(stored.storage_name), FileState.CHECKED)


@pytest.mark.django_db
def test_stored_bytes_are_read_by_nobody_else_on_the_machine(cellar: Path) -> None:
    stored = kept(specimens.wav())

    lies = cellar / stored.storage_name
    assert [oct(path.stat().st_mode & 0o777) for path in (lies, lies.parent)] == ["0o600", "0o700"]


@pytest.mark.django_db
def test_a_checked_file_is_kept_once() -> None:
    checked = check_upload(upload(specimens.wav()))
    stored = store_upload(checked, school_id=new_id(), at=NOON)

    with pytest.raises(FileRefused, match="This file was handed in already"):
        store_upload(checked, school_id=new_id(), at=NOON)

    assert list(StoredFile.objects.all()) == [stored]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sizes"),
    [
        (specimens.picture_bytes("JPEG", specimens.painting(1600, 800)), [(640, 320), (160, 80)]),
        (specimens.picture_bytes("PNG", specimens.painting(60, 200)), [(60, 200), (48, 160)]),
        (specimens.picture_bytes("PNG", Image.new("P", (700, 700))), [(640, 640), (160, 160)]),
        (specimens.film(), [(160, 90), (160, 90)]),
        (specimens.turned(specimens.film()), [(90, 160), (90, 160)]),
    ],
    ids=["wide", "tall and small", "few colours", "film", "film held upright"],
)
def test_small_pictures_are_made_after_the_transaction(
    django_capture_on_commit_callbacks: OnCommit, content: bytes, sizes: list[tuple[int, int]]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stored = kept(content)

    stored.refresh_from_db()
    assert stored.state == FileState.THUMBNAILS_READY
    assert [(small(stored, side).format, small(stored, side).size) for side in (640, 160)] == [
        ("WEBP", size) for size in sizes
    ]


@pytest.mark.django_db
def test_small_pictures_made_twice_stay_the_same(cellar: Path) -> None:
    stored = kept(specimens.picture_bytes("PNG"))
    make_thumbnails(file_id=str(stored.id))
    StoredFile.objects.update(state=FileState.CHECKED)
    before = lying_in(cellar)

    make_thumbnails(file_id=str(stored.id))

    assert lying_in(cellar) == before


@pytest.mark.django_db
def test_a_sound_and_a_file_that_has_gone_get_no_small_pictures(cellar: Path) -> None:
    stored = kept(specimens.wav())

    make_thumbnails(file_id=str(stored.id))
    make_thumbnails(file_id=str(new_id()))

    assert lying_in(cellar) == [stored.storage_name]


@pytest.mark.django_db
def test_AR23_a_deleted_file_takes_its_bytes_along(cellar: Path, django_capture_on_commit_callbacks: OnCommit) -> None:
    stored, other = kept(specimens.picture_bytes("PNG")), kept(specimens.wav())
    make_thumbnails(file_id=str(stored.id))

    with django_capture_on_commit_callbacks(execute=True):
        delete_file(stored)

        assert default_storage.exists(stored.storage_name)

    assert lying_in(cellar) == [other.storage_name]
    assert list(StoredFile.objects.all()) == [other]


@pytest.mark.django_db
def test_a_file_that_work_points_at_cannot_be_deleted(cast: Cast) -> None:
    stored = kept(specimens.wav())
    pointed_at(cast, stored)

    with pytest.raises(ProtectedError):
        delete_file(stored)

    assert default_storage.exists(stored.storage_name)


@pytest.mark.django_db
def test_AR23_the_sweep_takes_what_nobody_kept_for_a_day_and_nothing_else(
    cellar: Path, cast: Cast, django_capture_on_commit_callbacks: OnCommit
) -> None:
    yesterday = NOON - timedelta(hours=25)
    theirs, lost, fresh = (kept(specimens.wav(), at=at) for at in (yesterday, yesterday, NOON))
    pointed_at(cast, theirs)
    checked_only, checked_just_now = (check_upload(upload(specimens.wav())) for _ in range(2))
    for name in (checked_only.storage_name, theirs.storage_name):
        os.utime(cellar / name, (yesterday.timestamp(), yesterday.timestamp()))
    os.utime(cellar / checked_just_now.storage_name, (NOON.timestamp(), NOON.timestamp()))

    with django_capture_on_commit_callbacks(execute=True):
        sweep_files(moment=NOON.isoformat())

    assert set(StoredFile.objects.all()) == {theirs, fresh}
    assert lying_in(cellar) == sorted([theirs.storage_name, fresh.storage_name, checked_just_now.storage_name])
    assert not default_storage.exists(lost.storage_name)


@pytest.mark.django_db
def test_the_sweep_is_asked_for_once_a_day(settings: Any) -> None:
    settings.JOBS_AT_ONCE = False
    name = "trellis.foundation.files.storing.sweep_files"

    for at in (NOON, NOON + timedelta(hours=1), NOON + timedelta(days=1)):
        outbox.put_daily(at=at)

    assert outbox.OutboxEntry.objects.filter(job=name).count() == 2


@pytest.mark.django_db
def test_a_file_nobody_speaks_for_is_read_by_nobody(cast: Cast) -> None:
    stored = kept(specimens.wav(), school_id=cast.school.id)
    pointed_at(cast, stored)

    assert [readable_file(stored.id, viewer=cast.viewer(p)) for p in (cast.nilsson, cast.void)] == [None, None]
    assert readable_file(stored.id, viewer=None) is None


def test_no_more_than_the_largest_limit_is_written_while_it_arrives(settings: Any) -> None:
    for limit in ("PICTURE", "SOUND", "FILM", "DOCUMENT", "IMPORT"):
        setattr(settings, f"{limit}_LIMIT_BYTES", 100)
    handler = CappedUploadHandler()
    handler.new_file("file", "film.mp4", "video/mp4", None, None, None)

    for start in range(0, 1000, 50):
        handler.receive_data_chunk(b"x" * 50, start)
    received = handler.file_complete(1000)

    assert (received.size, len(received.read())) == (1000, 100)
    with received, pytest.raises(FileRefused, match="larger than 100"):
        check_upload(received)
