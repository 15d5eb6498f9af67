"""The words of this room."""

from datetime import time

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ADULTS_FROM = time(7, 0)
LEARNERS_FROM = time(7, 30)
UNTIL = time(16, 0)
TOLD_FROM_AGE = 13


class NoticeKind(TextChoices):
    """What somebody may be told; the sentence names what happened, never what it says about a learner."""

    WORK_HANDED_IN = "work_handed_in", _("handed in work")
    READY_TO_SHOW = "ready_to_show", _("is ready to show")
    ANSWERED = "answered", _("answered about their work")
    WORD_ABOUT_WORK = "word_about_work", _("said something about your work")
    PROMISES_HANDED_OVER = "promises_handed_over", _("has promises that are yours to keep now")
    JUDGED = "judged", _("signed what they saw in your work")
    WHOM_DO_YOU_KNOW = "whom_do_you_know", _("asks whom of the learners here you know well")
    DO_YOU_KNOW = "do_you_know", _("asks you by name whether you know somebody")
    STILL_NEEDED = "still_needed", _("asks who will get to know somebody whom no adult knows yet")
    HOW_IS_IT = "how_is_it", _("is somebody you said you would get to know: how is it")
    HANDED_BACK = "handed_back", _("said that somebody else should get to know this learner")
    SAID_AMONG_THREE = "said_among_three", _("said something among the three")
    SHOWN_TO_MENTOR = "shown_to_mentor", _("shows something to a mentor")
    CONSENT_ENDED = "consent_ended", _("and a mentor are paused: the family is asked for its yes again")
    ASKED_TO_TALK = "asked_to_talk", _("asks you to come to a talk")
    FAMILY_ANSWERED = "family_answered", _("answered your word home")


# What adults are told of a learner because they teach or advise them: only while they do.
TOLD_TO_EDUCATORS = frozenset(
    {NoticeKind.WORK_HANDED_IN, NoticeKind.READY_TO_SHOW, NoticeKind.ANSWERED, NoticeKind.FAMILY_ANSWERED}
)
# What those are told who lead the school, or are its counsellor.
TOLD_TO_LEADERS = frozenset({NoticeKind.HANDED_BACK})
# What mentors are told of a learner: only while they accompany them.
TOLD_TO_MENTORS = frozenset({NoticeKind.SAID_AMONG_THREE, NoticeKind.SHOWN_TO_MENTOR})
