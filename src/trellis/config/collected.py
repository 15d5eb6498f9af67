"""Where the files that browsers fetch are collected: named by what is in them, packed, and without what is only for us."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)


class CollectedStorage(CompressedManifestStaticFilesStorage):
    """Collects style sheets without their comments: a family on a slow phone need not wait for our reasons."""

    def _save(self, name: str, content: Any) -> str:
        if name.endswith(".css"):
            content.seek(0)  # its name has been made from what is in it
            content = ContentFile(COMMENT.sub(b"", content.read()))
        return str(super()._save(name, content))
