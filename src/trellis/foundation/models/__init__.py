"""Tables without a domain."""

from trellis.foundation.models.audit import AuditLine
from trellis.foundation.models.base import LocalizedField, Record
from trellis.foundation.models.outbox import Lease, OutboxEntry
from trellis.foundation.models.stored_file import FileKind, FileState, StoredFile

__all__ = ["AuditLine", "FileKind", "FileState", "Lease", "LocalizedField", "OutboxEntry", "Record", "StoredFile"]
