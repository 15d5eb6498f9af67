"""The nouns of this room."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import LocalizedField, Record, StoredFile
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community.terms import CommentState, OfferKind, OutreachKind
from trellis.rooms.people.models import Group, LearnerRecord, Mentorship, Person, School
from trellis.rooms.people.terms import Role


class Decision(Record):
    """A question the school has answered, or one class of it, and why. It is superseded by a new version, never edited.

    visibility: a school's decision is public; one of a class is read by those who teach it, its learners, their families
    and those who lead the school; one about a learner is read by that learner's circle alone.
    retention: with the school; one about a learner, one year after the learner has left.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="+")
    slug = models.SlugField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    question = LocalizedField()
    answer = LocalizedField()
    why = LocalizedField(blank=True)
    instead = LocalizedField(blank=True)
    expects = LocalizedField(blank=True)
    review_on = models.DateField()
    vision_part = models.ForeignKey(VisionPart, models.PROTECT, null=True, blank=True, related_name="+")
    why_no_part = LocalizedField(blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["review_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["school", "slug", "version"], name="decision_version_in_school"),
            models.CheckConstraint(
                condition=Q(version=1, supersedes__isnull=True) | Q(version__gt=1, supersedes__isnull=False),
                name="decision_supersedes_the_one_before",
            ),
            models.CheckConstraint(
                condition=Q(learner__isnull=True) | Q(group__isnull=True), name="decision_of_a_class_or_about_a_learner"
            ),
        ]


class DecisionOption(Record):
    """One of the ways that were thought of, taken or not, and why.

    visibility: as its decision. retention: with its decision.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="options")
    order = models.PositiveIntegerField()
    text = LocalizedField()
    reason = LocalizedField(blank=True)
    is_taken = models.BooleanField(default=False)

    class Meta:
        ordering = ["order"]


class DecisionVoice(Record):
    """A group that was asked, one voice of it with leave and without a name, and what came of it.

    visibility: as its decision. retention: with its decision.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="voices")
    order = models.PositiveIntegerField()
    group = LocalizedField()
    words = LocalizedField(blank=True)
    said_by = LocalizedField(blank=True)
    came_of_it = LocalizedField(blank=True)

    class Meta:
        ordering = ["order"]


class DecisionComment(LearnerRecord):
    """What somebody says about a decision, in writing or aloud, signed with their name and role, and what was answered.

    The words of a spoken comment are what was said, as text; `worded_by` is whoever wrote them down for its author.
    visibility: its author and those who answer it; whoever of the school reads the decision once it stands; never in
    public. retention: with its decision; taken back, it is gone at once, with its sound and its answer.
    """

    person_field = "author"
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="comments")
    text = models.TextField(blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    worded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.WAITS)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(file__isnull=False), name="decision_comment_says_something"
            ),
            models.CheckConstraint(
                condition=Q(worded_by__isnull=True) | (~Q(text="") & Q(file__isnull=False)),
                name="decision_comment_worded_from_a_voice",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__gte=F("at"))),
                name="decision_answer_is_signed",
            ),
        ]


class OutreachRequest(LearnerRecord):
    """A learner turns to an adult of their own accord: a win to share, a high five, time asked for; in words, with a voice,
    a picture, or a copy of the picture of a piece of theirs. The words of a spoken one are what was said, as text.

    visibility: who-sees-what, row "Outreach to an adult".
    retention: one year after the learner has left; taken back before it was answered, it is gone at once.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=OutreachKind)
    words = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    picture = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    picture_words = models.TextField(blank=True)  # for whoever cannot see it
    piece_id = models.UUIDField(null=True, blank=True)  # of which the picture and the voice are copies
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(learner=F("to")), name="outreach_to_somebody_else"),
            models.CheckConstraint(
                condition=~Q(words="") | Q(voice__isnull=False) | Q(picture__isnull=False),
                name="outreach_says_something",
            ),
        ]
        indexes = [models.Index(fields=["to", "at"], name="outreach_to_at")]


class Reply(Record):
    """What an adult answered to a learner who turned to them: words, a voice, a day for a talk, or that the two have spoken.

    visibility: as what it answers. retention: as what it answers.
    """

    request = models.OneToOneField(OutreachRequest, models.CASCADE, related_name="reply")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    promised_on = models.DateField(null=True, blank=True)
    has_spoken = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(voice__isnull=False) | Q(promised_on__isnull=False) | Q(has_spoken=True),
                name="reply_says_something",
            ),
        ]


class Offer(LearnerRecord):
    """What a mentor offers to learners: a talk, a visit, a workshop, an internship; when, and what a visitor will see.

    visibility: its mentor, and those who work at the school; by name to a learner whose people it is proposed to.
    retention: until its mentor closes it; one year after the mentor has left.
    """

    person_field = "mentor"
    mentor = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=OfferKind)
    title = models.CharField(max_length=120)
    days = models.CharField(max_length=120)
    will_see = models.TextField()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "id"]


class MentorMessage(LearnerRecord):
    """What one of the three of a mentorship says to the two others, in writing or aloud. Nothing is ever taken away (AR-18).

    visibility: who-sees-what, row "Mentor thread". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(voice__isnull=False), name="mentor_message_says_something"
            ),
        ]
        indexes = [models.Index(fields=["mentorship", "at"], name="mentor_message_at")]
