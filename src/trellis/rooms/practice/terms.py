"""The words of this room."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_ASKED = 1000
MOST_SAID = 600
MOST_LINE = 200  # one line
TWICE = timedelta(minutes=1)  # the same words by the same person within this are one press that came twice
FURTHEST = timedelta(days=120)  # so far ahead something is planned to be tried


class LineKind(TextChoices):
    """What an adult writes on their own page, beside a goal."""

    HABIT = "habit", _("A habit that I practise")
    MISTAKE = "mistake", _("A mistake of mine, and what I learnt")
    ANSWER = "answer", _("My answer to a question that our learners are asked")
