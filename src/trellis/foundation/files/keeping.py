"""Keeping a checked file between two tries of a form, so that nobody records twice because a word was missing."""

from dataclasses import asdict
from datetime import timedelta

from django.core import signing
from django.core.files.storage import default_storage

from trellis.foundation.files.checking import CheckedFile

SALT = "trellis.checked-file"
KEPT_FOR = timedelta(hours=20)  # shorter than the day after which the sweep takes it


def token_for(checked: CheckedFile) -> str:
    """This function will write a checked file as a signed text that a form can carry."""
    return signing.dumps(asdict(checked), salt=SALT, compress=True)


def checked_from(token: str) -> CheckedFile | None:
    """This function will read a checked file back, or answer None for a text that is not ours, too old, or swept."""
    try:
        checked = CheckedFile(**signing.loads(token, salt=SALT, max_age=KEPT_FOR))
    except signing.BadSignature:
        return None
    return checked if default_storage.exists(checked.storage_name) else None
