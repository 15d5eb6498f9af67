"""Questions about what learners say about themselves, and about what helps them."""

from trellis.rooms.profiles.queries.entries import (
    Entries,
    entries_of,
    entry_of,
    interests_read_of,
    lines_of,
    own_entries_of,
    own_entry,
    read_entries,
)
from trellis.rooms.profiles.queries.supports import support_of, supports_among, supports_of, supports_written_for

__all__ = [
    "Entries",
    "entries_of",
    "entry_of",
    "interests_read_of",
    "lines_of",
    "own_entries_of",
    "own_entry",
    "read_entries",
    "support_of",
    "supports_among",
    "supports_of",
    "supports_written_for",
]
