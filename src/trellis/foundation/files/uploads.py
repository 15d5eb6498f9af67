"""Receiving: how much of an upload is written down while it arrives."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from trellis.foundation.files.refusals import limit_of
from trellis.foundation.models import FileKind


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes no more of a file than the largest limit; the rest is counted, so that the form can say what is wrong."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.most = max(settings.IMPORT_LIMIT_BYTES, *(limit_of(kind) for kind in FileKind))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start < self.most:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> Any:
        self.file.seek(0)
        self.file.size = file_size
        return self.file
