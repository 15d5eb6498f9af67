"""Reading: which file a viewer gets to see."""

from typing import Any
from uuid import UUID

from trellis.foundation.files.guards import may_read_file
from trellis.foundation.models import StoredFile


def readable_file(file_id: UUID, *, viewer: Any) -> StoredFile | None:
    """This function will give the file if a room lets this viewer read it, else nothing, as if there were none."""
    if not may_read_file(viewer, file_id):
        return None
    return StoredFile.objects.filter(pk=file_id).first()
