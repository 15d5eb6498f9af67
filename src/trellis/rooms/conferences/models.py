"""The nouns of this room."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.dates import WEEKDAYS

from trellis.foundation.models import Record, StoredFile
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.terms import APART, MOST_KEY, WITH_FAMILY, ConferenceKind, PreparedAs, ShownPart
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.models import ActivityPlan, Goal
from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person


class Rhythm(LearnerRecord):
    """An adult's promise to talk with a learner every so many days. Vocabulary: ConferenceCadence.

    visibility: the pair. retention: with the conferences.
    """

    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    every_days = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(default=10)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["adult", "learner"], condition=Q(ends_on__isnull=True), name="one_live_rhythm_a_pair"
            ),
            models.CheckConstraint(condition=Q(every_days__gte=1), name="rhythm_comes_round"),
        ]


class Conference(LearnerRecord):
    """A talk between a learner and an adult: promised, then held. On screens it is called a talk.

    visibility: who-sees-what, row "Conference record, shared part". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=ConferenceKind, default=ConferenceKind.CHECK_IN)
    promised_on = models.DateField()
    promised_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    moved_from = models.DateField(null=True, blank=True)
    moved_because = models.CharField(max_length=200, blank=True)
    agreements = models.ManyToManyField(Agreement, related_name="+")
    is_asked = models.BooleanField(default=False)  # by the learner who wants to lead it; no adult has promised it yet
    about_plan = models.ForeignKey(ActivityPlan, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["promised_on", "promised_time", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["adult", "learner"], condition=Q(held_at__isnull=True) & ~Q(kind__in=APART),
                name="one_promised_talk_a_pair",
            ),
            models.UniqueConstraint(
                fields=["adult", "learner", "kind"], condition=Q(held_at__isnull=True, kind__in=WITH_FAMILY),
                name="one_promised_talk_with_a_family",
            ),
            models.UniqueConstraint(fields=["about_plan"], name="one_debrief_a_plan"),
        ]  # fmt: skip

    @property
    def is_with_family(self) -> bool:
        return self.kind in WITH_FAMILY

    @property
    def is_led(self) -> bool:
        return self.kind == ConferenceKind.STUDENT_LED


class ConferenceLine(Record):
    """What one of the two said, in their own words or with their own voice; only they may change it, and each change of
    words that they kept is a version. The words of a spoken line are what was said, as text.

    visibility: as its conference. retention: as its conference.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="lines")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # beside the author
    text = models.TextField(blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    earlier: Any = models.JSONField(default=list)
    is_settled = models.BooleanField(default=True)  # kept by its author's hand, not by the page while they typed
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="line_says_something"),
        ]


class TalkTime(LearnerRecord):
    """A stretch of the week that an adult gives to talks, such as Tuesdays from ten to half past.

    visibility: the adult; what is promised in it, whoever it is promised to. retention: with the adult.
    """

    person_field = "adult"
    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    place = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["weekday", "starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="talk_time_ends_after"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="talk_time_on_a_weekday"),
        ]

    @property
    def weekday_name(self) -> str:
        return str(WEEKDAYS[self.weekday])


class AgendaItem(LearnerRecord):
    """Something that waits to be talked about: put there by one of the two, or by two views that differ.

    visibility: as its conference. retention: as its conference.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    target_id = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]


class Preparation(Record):
    """What one of the two did with something that their half of a talk could bring: it comes first, or not this time.

    `what` names the thing by its kind and its id. visibility: what comes first, as its conference; what was put away, whoever
    put it away. retention: until the talk has been held.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="preparations")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = models.CharField(max_length=MOST_KEY)
    prepared_as = models.CharField(max_length=8, choices=PreparedAs)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "by", "what"], name="one_preparation_a_thing"),
        ]


class Invited(Record):
    """A guardian who is asked to a talk with the family.

    visibility: the two of the talk, and that guardian alone: no guardian learns of another (AR-15). retention: as its
    conference.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="invited")
    guardian = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "guardian"], name="one_invitation_a_guardian"),
        ]


class Shown(Record):
    """One picture of what a learner shows in a talk that they lead: a work and why they chose it, a strength, a struggle, a
    goal; in their own words or voice. `written_by`: who wrote it down beside them.

    visibility: the two of the talk while it is prepared; from the day on which it was held the family too, who-sees-what,
    row "Conference record, shared part". retention: as its conference.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="shown")
    part = models.CharField(max_length=8, choices=ShownPart)
    piece = models.ForeignKey(Evidence, models.SET_NULL, null=True, blank=True, related_name="+")  # none: it was erased
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        ordering = ["place", "at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "piece"], name="one_picture_a_work"),
            models.UniqueConstraint(fields=["conference", "goal"], name="one_picture_a_goal"),
            models.UniqueConstraint(
                fields=["conference", "part"], condition=Q(part__in=[ShownPart.STRENGTH, ShownPart.STRUGGLE]),
                name="one_strength_one_struggle",
            ),
            models.CheckConstraint(
                condition=Q(part=ShownPart.WORK, goal__isnull=True)
                | (~Q(part=ShownPart.WORK) & Q(piece__isnull=True)),
                name="picture_is_of_its_part",
            ),
        ]  # fmt: skip


class SheetPhoto(Record):
    """A photo of the paper sheet on which the two held their talk.

    visibility: the two of the talk. retention: as its conference.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="sheets")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Reflection(LearnerRecord):
    """What somebody thought about a question, in writing, aloud or drawn; theirs alone until they share it. The question is
    kept as it read then. The words of a spoken one are what was said, as text.

    visibility: who-sees-what, rows "Reflection me" while it is opened to nobody, and "Reflection shared" once it is.
    retention: one year after its author has left; taken away, it is gone at once, with its sound or drawing.
    """

    person_field = "author"
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    prompt = models.CharField(max_length=40)
    asked = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    visibility = AudiencesField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["author", "at"], name="reflection_author_at")]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="reflection_says_something"),
        ]


class TimeWish(LearnerRecord):
    """An adult wishes more time with a learner. It says nothing else, has room for no words and ends by itself.

    visibility: who-sees-what, row "Time wish": the adult alone, while they teach the learner; given out with the learner's own
    data to whoever formally asks to read them. retention: until its last day, or until either has left; taken away, it is gone
    at once.
    """

    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    since = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adult", "learner"], name="one_time_wish_a_pair"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("since")), name="time_wish_ends_after"),
        ]
