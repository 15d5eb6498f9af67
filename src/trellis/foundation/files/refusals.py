"""Why a file is not taken: each a sentence that says what to do."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trellis.foundation.i18n import size_in_words
from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind


class FileRefused(Refused):
    """A file is not taken; the message is a sentence to show to whoever offered it."""


def empty() -> FileRefused:
    return FileRefused(_("This file is empty. Choose another, or record once more."))


def unknown_kind() -> FileRefused:
    return FileRefused(
        _("Trellis cannot show this kind of file. Choose a picture, a sound, a film, a PDF or a plain text.")
    )


def web_page() -> FileRefused:
    return FileRefused(
        _("Web pages and SVG drawings may carry programs, so they are not taken. Save it as a picture or a PDF.")
    )


def damaged() -> FileRefused:
    return FileRefused(_("This file cannot be opened: it may be cut off or damaged. Try once more, or choose another."))


def not_playable() -> FileRefused:
    return FileRefused(
        _("This recording is of a kind that browsers cannot play. Save it as MP4, WebM, MP3 or WAV, or record it here.")
    )


def too_many_points() -> FileRefused:
    millions = settings.PICTURE_LIMIT_PIXELS // 1_000_000
    return FileRefused(
        _("This picture has more than %(millions)s million pixels. Make it smaller, or take it anew.")
        % {"millions": millions}
    )


def too_long() -> FileRefused:
    minutes = settings.SOUND_LIMIT_SECONDS // 60
    return FileRefused(
        ngettext(
            "This sound is longer than %(minutes)s minute. Make it shorter, or hand it in as two.",
            "This sound is longer than %(minutes)s minutes. Make it shorter, or hand it in as two.",
            minutes,
        )
        % {"minutes": minutes}
    )


def limit_of(kind: str) -> int:
    """This function will give the most bytes that a file of this kind may have."""
    limits = {
        FileKind.PICTURE: settings.PICTURE_LIMIT_BYTES,
        FileKind.SOUND: settings.SOUND_LIMIT_BYTES,
        FileKind.FILM: settings.FILM_LIMIT_BYTES,
        FileKind.DOCUMENT: settings.DOCUMENT_LIMIT_BYTES,
    }
    return limits[FileKind(kind)]


def too_large(kind: str) -> FileRefused:
    sentences = {
        FileKind.PICTURE: _("This picture is larger than %(limit)s. Choose a smaller one."),
        FileKind.SOUND: _("This sound is larger than %(limit)s. Make it shorter, or hand it in as two."),
        FileKind.FILM: _("This film is larger than %(limit)s. Make it shorter, or hand it in as two."),
        FileKind.DOCUMENT: _("This document is larger than %(limit)s. Choose a smaller one."),
    }
    return FileRefused(sentences[FileKind(kind)] % {"limit": size_in_words(limit_of(kind))})
