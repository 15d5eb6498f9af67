"""What one can do to learn: the means, never the end."""

from typing import Any

from django.db import models

from trellis.foundation.models import LocalizedField, Record, StoredFile
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.terms import Licence
from trellis.rooms.people.models import Person, School


class Experience(Record):
    """A lesson, project, activity, visit: a way to a target. It says why it is worth doing, or why nobody says so yet.

    `tags` are plain words, in any language, by which an interest finds it (keywords in LRMI). `source` credits what it was
    made from, as it stood then: title, author, licence, url (isBasedOn in LRMI); empty for what is its author's own.
    `file` is a page that was brought in: a photo of a textbook, a PDF. Until it is published, it is a draft of its author's.
    visibility: who may read it says paths.rules.experiences_open_to. retention: with the school; a retired one stays.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    title = LocalizedField()
    young_title = LocalizedField(blank=True)  # in one to four words, for those who choose by its picture
    why = LocalizedField(blank=True)
    what = LocalizedField(blank=True)
    why_skipped_because = models.CharField(max_length=200, blank=True)
    place = LocalizedField(blank=True)
    with_whom = LocalizedField(blank=True)
    is_outside = models.BooleanField(default=False)  # of the school: two talk about it afterwards
    minutes = models.PositiveIntegerField(null=True, blank=True)
    picture = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    tags: Any = models.JSONField(default=list, blank=True)
    source: Any = models.JSONField(default=dict, blank=True)
    licence = models.CharField(max_length=10, choices=Licence, default=Licence.OURS)
    decided_by: Any = models.JSONField(default=dict)
    from_grade = models.SmallIntegerField(null=True, blank=True)
    to_grade = models.SmallIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["slug"]
        constraints = [models.UniqueConstraint(fields=["school", "slug"], name="experience_slug_in_school")]


class ExperienceTarget(Record):
    """A target that an experience can lead to; the experiences of one target are its routes.

    retention: with its experience.
    """

    experience = models.ForeignKey(Experience, models.CASCADE, related_name="leads_to")
    target = models.ForeignKey(LearningTarget, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["experience", "target"], name="one_experience_target_a_pair")]
