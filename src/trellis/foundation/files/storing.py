"""Storing: the row of a checked file, its end, and the sweeping of what nobody kept."""

from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from trellis.foundation import outbox
from trellis.foundation.files.checking import CheckedFile, check_upload, copied
from trellis.foundation.files.refusals import FileRefused
from trellis.foundation.files.thumbnails import THUMBNAIL_KINDS, THUMBNAIL_SIDES, make_thumbnails
from trellis.foundation.jobs import daily
from trellis.foundation.models import StoredFile

UNKEPT_FOR = timedelta(hours=24)


def store_upload(upload: File | CheckedFile, *, school_id: UUID, at: datetime) -> StoredFile:
    """This function will keep a file for a school: one row, for an action that points at it in the same transaction.

    Give it what a form has checked already; an unchecked upload is checked here, which is slow inside a transaction.
    Raises FileRefused when the file is not taken, or when it was kept before.
    """
    checked = upload if isinstance(upload, CheckedFile) else check_upload(upload)
    if StoredFile.objects.filter(storage_name=checked.storage_name).exists():
        raise FileRefused(_("This file was handed in already. You find it where you sent it."))
    stored = StoredFile.objects.create(
        school_id=school_id,
        kind=checked.kind,
        media_type=checked.media_type,
        size=checked.size,
        sha256=checked.sha256,
        width=checked.width,
        height=checked.height,
        seconds=checked.seconds,
        label=checked.label,
        storage_name=checked.storage_name,
        created_at=at,
    )
    if stored.kind in THUMBNAIL_KINDS:
        outbox.put(make_thumbnails, at=at, key=str(stored.id), file_id=str(stored.id))
    return stored


def store_copy(stored: StoredFile, *, at: datetime) -> StoredFile:
    """This function will keep a stored file once more, for a second keeper who may erase their own."""
    facts = {field.name: getattr(stored, field.name) for field in fields(CheckedFile)}
    return store_upload(copied(CheckedFile(**facts)), school_id=stored.school_id, at=at)


def delete_file(stored: StoredFile) -> None:
    """This function will end a file: its row now, its bytes once the transaction holds.

    Raises ProtectedError while a row still points at it.
    """
    names = [stored.storage_name, *(stored.thumbnail_name(side) for side in THUMBNAIL_SIDES)]
    stored.delete()
    transaction.on_commit(lambda: _erase(names))


def _erase(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def files_of_nobody() -> QuerySet[StoredFile]:
    """This function will find the files that no row of any room points at."""
    nobody = StoredFile.objects.all()
    for pointer in StoredFile._meta.get_fields(include_hidden=True):
        if pointer.auto_created and not pointer.concrete and (pointer.one_to_many or pointer.one_to_one):
            keepers = pointer.related_model._base_manager.filter(**{pointer.field.name: OuterRef("pk")})  # type: ignore[union-attr]
            nobody = nobody.exclude(Exists(keepers))
    return nobody


@daily
def sweep_files(*, moment: str) -> None:
    """This function will erase what nobody has kept for a day: rows without a keeper, bytes without a row."""
    sweep_orphans(at=datetime.fromisoformat(moment))


def sweep_orphans(*, at: datetime) -> int:
    """This function will erase what nobody has kept for a day, and tell how many files that was."""
    swept = 0
    for stored in files_of_nobody().filter(created_at__lt=at - UNKEPT_FOR):
        delete_file(stored)
        swept += 1
    for name in _bytes_of_nobody(at):
        default_storage.delete(name)
        swept += 1
    return swept


def _bytes_of_nobody(at: datetime) -> list[str]:
    found: list[str] = []
    for folder in _listed("")[0]:
        names = [str(PurePosixPath(folder, name)) for name in _listed(folder)[1]]
        owners = {name.partition("-")[0] for name in names}
        kept = set(StoredFile.objects.filter(storage_name__in=owners).values_list("storage_name", flat=True))
        lost = [name for name in names if name.partition("-")[0] not in kept]
        found += [name for name in lost if default_storage.get_modified_time(name) < at - UNKEPT_FOR]
    return found


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
