"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_SENTENCE = 300  # what is said in one sentence: a question, an answer, an option
MOST_WORDS = 4000  # what may take several paragraphs: why
MOST_COMMENT = 2000
MOST_OPTIONS = 4
MOST_VOICES = 4


class CommentState(TextChoices):
    """Who reads a comment: its author and the leaders while it waits or is set aside; the school's people once it stands."""

    WAITS = "waits", _("waits for an answer")
    STANDS = "stands", _("stands under the decision")
    SET_ASIDE = "set_aside", _("set aside")
