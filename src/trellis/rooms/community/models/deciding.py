"""What was decided, and what people say about it."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import LocalizedField, Record, StoredFile
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community.terms import MOST_SENTENCE, CommentState, Reach
from trellis.rooms.people.models import Group, LearnerRecord, Person, School
from trellis.rooms.people.terms import Role


class Decision(Record):
    """A question the school has answered, one class or one team of it, and why. It is superseded by a new version, never
    edited.

    visibility: a school's decision is public; one of a class is read by those who teach it, its learners, their families
    and those who lead the school; one of a team by the reach it chose; one about a learner by that learner's circle alone.
    retention: with the school; one about a learner, one year after the learner has left.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="+")
    reach = models.CharField(max_length=8, choices=Reach, blank=True)  # only where a team decided
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
            models.CheckConstraint(
                condition=Q(reach="") | Q(group__isnull=False), name="decision_with_a_reach_is_of_a_team"
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


class Proposal(LearnerRecord):
    """A question that a team has before it, with what its writer proposes and the other ways thought of, one on each line.
    Closed, it has become a decision.

    visibility: the team; once it is closed, whoever reads its decision. retention: with its team.
    """

    person_field = "proposed_by"
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    question = models.CharField(max_length=MOST_SENTENCE)
    answer = models.CharField(max_length=MOST_SENTENCE)
    options = models.TextField(blank=True)
    why = models.TextField(blank=True)
    review_on = models.DateField()
    reach = models.CharField(max_length=8, choices=Reach)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    decision = models.OneToOneField(Decision, models.CASCADE, null=True, blank=True, related_name="proposal")

    class Meta:
        ordering = ["proposed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, decision__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False, decision__isnull=False),
                name="proposal_closed_is_a_decision",
            ),
        ]


class ProposalVoice(LearnerRecord):
    """What one member of a team says to a question before it: a yes, or a concern in words. Said anew, it takes the place of
    what was said before; whoever leaves the team is still heard.

    visibility: as its proposal. retention: with its proposal.
    """

    person_field = "person"
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person"], name="one_voice_a_member"),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(words=""), name="proposal_concern_in_words"),
        ]


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
