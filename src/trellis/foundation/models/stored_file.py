"""Stored files: pictures, sounds, films and documents that people hand in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models.base import Record


class FileKind(models.TextChoices):
    PICTURE = "picture", _("picture")
    SOUND = "sound", _("sound")
    FILM = "film", _("film")
    DOCUMENT = "document", _("document")


class FileState(models.TextChoices):
    CHECKED = "checked", _("checked")
    THUMBNAILS_READY = "thumbnails_ready", _("small pictures ready")


class StoredFile(Record):
    """A file whose content was checked and cleaned; its bytes lie in the storage under a random name.

    Whoever keeps a file points at it with a foreign key: a file that no row points at is swept after a day.
    visibility: as the row that points at it; who may read it is said by that row's room (foundation.files.guards).
    retention: as the row that points at it.
    """

    school_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=10, choices=FileKind)
    media_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    label = models.CharField(max_length=80)
    storage_name = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=16, choices=FileState, default=FileState.CHECKED)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty")]

    def __str__(self) -> str:
        return self.label

    def thumbnail_name(self, side: int) -> str:
        return f"{self.storage_name}-{side}"
