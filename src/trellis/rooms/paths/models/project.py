"""What several learners do together: one way, and for each of them a plan of their own."""

from django.db import models

from trellis.rooms.paths.models.experience import Experience
from trellis.rooms.people.models import LearnerRecord, Person


class Project(LearnerRecord):
    """A way that several learners do together, often on targets of several areas. Whoever is in it has a plan of it.

    It was begun by somebody, or proposed as an idea of a learner's own; then nobody else knows of it before the yes.
    visibility: whoever is in it or asked into it reads who is in it, and so does who teaches one of them; what each makes
    and how each stands is read as everywhere else. retention: one year after whoever began it has left.
    """

    person_field = "begun_by"
    begun_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    experience = models.ForeignKey(Experience, models.PROTECT, related_name="+")
    idea = models.OneToOneField("OwnIdea", models.PROTECT, null=True, blank=True, related_name="project")
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ["-begun_at", "-id"]


class ProjectInvitation(LearnerRecord):
    """That somebody is asked into a project; they join by themself, or say "not now", which is told to nobody.

    visibility: as its project. retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, models.CASCADE, related_name="invitations")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "learner"], name="asked_once_into_a_project")]
