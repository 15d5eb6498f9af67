"""With what each kind of talk could begin: a few questions in words, for both; nobody has to answer them, or in this order."""

from django.utils.translation import gettext_lazy as _

from trellis.rooms.conferences.terms import ConferenceKind

OPENINGS: dict[str, tuple[object, ...]] = {
    ConferenceKind.GOAL: (
        _("Which goal matters most to you now, and why?"),
        _("What is the next small piece of it?"),
        _("Who or what could help?"),
    ),
    ConferenceKind.PREPARE: (
        _("What do you want to show, and to whom?"),
        _("What is ready, and what do you want to try once more?"),
        _("What do you need from me before that day?"),
    ),
    ConferenceKind.DEBRIEF: (
        _("Tell me one moment of it that you will remember."),
        _("What did you do there that you could not have done in school?"),
        _("What do you want to do with it now?"),
    ),
    ConferenceKind.REPAIR: (
        _("What happened, as each of you saw it?"),
        _("Who was touched by it, and how?"),
        _("What did each of you need then, and what do you need now?"),
        _("What would put it right, and what does each of you do for that?"),
    ),
    ConferenceKind.STUDENT_LED: (
        _("What do you want your family to see?"),
        _("What can you do now that you could not do before?"),
        _("What is hard, and what comes next?"),
    ),
    ConferenceKind.FAMILY: (
        _("What does each of you see at home and here?"),
        _("What matters most to each of you now?"),
        _("What does each of you do until next time?"),
    ),
}


def opening_of(kind: str) -> tuple[object, ...]:
    """This function will give the questions with which a kind of talk could begin; a check-in has none."""
    return OPENINGS.get(kind, ())
