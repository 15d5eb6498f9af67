"""Files: checked by their content, cleaned of what they betray, and shown only to whom a room lets see them.

The way of a file: a form checks it (`check_upload`, slow, outside any transaction), an action keeps it
(`store_upload`, one row), a job makes its small pictures, a page serves it through the guards.
"""

from trellis.foundation.files.checking import CheckedFile, check_upload, copied
from trellis.foundation.files.guards import Guard, register_guard
from trellis.foundation.files.reading import readable_file
from trellis.foundation.files.refusals import FileRefused
from trellis.foundation.files.storing import delete_file, store_copy, store_upload, sweep_files
from trellis.foundation.files.thumbnails import THUMBNAIL_SIDES, make_thumbnails
from trellis.foundation.files.together import ReadyFile, small_picture, store_many

__all__ = [
    "THUMBNAIL_SIDES",
    "CheckedFile",
    "FileRefused",
    "Guard",
    "ReadyFile",
    "check_upload",
    "copied",
    "delete_file",
    "make_thumbnails",
    "readable_file",
    "register_guard",
    "small_picture",
    "store_copy",
    "store_many",
    "store_upload",
    "sweep_files",
]
