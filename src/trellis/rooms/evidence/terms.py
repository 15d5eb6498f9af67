"""The words of this room."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Where a piece comes from; every source counts the same."""

    SCHOOL = "school", _("school")
    HOME = "home", _("home")
    COMMUNITY = "community", _("community")
    COURSEWARE = "courseware", _("courseware")
    EXTERNAL_TEST = "external_test", _("a test from outside")


class PieceKind(TextChoices):
    PHOTO = "photo", _("photo")
    VOICE = "voice", _("voice")
    FILM = "film", _("film")
    TEXT = "text", _("text")
    DRAWING = "drawing", _("drawing")
    LINK = "link", _("link")
    FILE = "file", _("file")
    MOMENT = "moment", _("a moment somebody saw")


class Says(TextChoices):
    """What a judgement says."""

    SHOWN = "shown", _("shown")
    NOT_YET = "not_yet", _("not yet")


class FeedbackKind(TextChoices):
    WORD = "word", _("word")
    QUESTION = "question", _("question")
    DRAWING = "drawing", _("drawing on the work")
    REPLY = "reply", _("answer")


class OwnView(TextChoices):
    """How a learner sees themself at a target, before anybody else says anything."""

    WITH_HELP = "with_help", _("I can, with help")
    ON_MY_OWN = "on_my_own", _("I can, on my own")
    CAN_TEACH = "can_teach", _("I can help others with it")
    NOT_YET = "not_yet", _("Not yet")


ASK_KEPT = timedelta(days=7)  # what was asked of somebody who offered to help is over by then
THREAD_DAYS = 7  # a thread without the learner's last word stays open for so long
AGREES = {
    Says.SHOWN: frozenset({OwnView.ON_MY_OWN, OwnView.CAN_TEACH}),
    Says.NOT_YET: frozenset({OwnView.NOT_YET, OwnView.WITH_HELP}),
}
VISITOR_DAYS = 7  # an address for a visitor opens for so long, and once
MOST_VISITOR = 1500
TITLE_LENGTH = 120
TEXT_LENGTH = 20_000
BECAUSE_LENGTH = 400
SHOWCASE_LENGTH = 12  # as many as somebody looks at with joy


class Card(TextChoices):
    """What somebody holds up: a picture that says how it is, or a letter that chooses."""

    YES = "yes", _("Yes")
    NEARLY = "nearly", _("Nearly")
    NOT_YET = "not_yet", _("Not yet")
    A = "a", "A"
    B = "b", "B"
    C = "c", "C"
    D = "d", "D"


class CardSet(TextChoices):
    """With what a class answers a quick check."""

    PICTURES = "pictures", _("Pictures: yes, nearly, not yet")
    LETTERS = "letters", _("Letters: A, B, C, D")
    WORDS = "words", _("Their own words")


CARDS: dict[str, tuple[Card, ...]] = {
    CardSet.PICTURES: (Card.YES, Card.NEARLY, Card.NOT_YET),
    CardSet.LETTERS: (Card.A, Card.B, Card.C, Card.D),
    CardSet.WORDS: (),
}
CHECK_DAYS = 14  # then a quick check is gone, with everything that nobody kept
QUESTION_LENGTH = 200
ANSWER_LENGTH = 400
