"""Identifiers: UUIDv7, made in Python so that both databases order alike."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """This function will give a fresh identifier that sorts by the moment it was made."""
    return uuid7()
