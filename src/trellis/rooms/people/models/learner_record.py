"""What every row about a learner shares: the school it belongs to."""

from typing import Any, ClassVar

from django.db import models

from trellis.foundation.models import Record
from trellis.rooms.people.models.school import School


class LearnerRecord(Record):
    """A row about a person; it names its school, so that two schools of one installation are strictly apart.

    The school is the person's own: it is filled in from the field named in `person_field`.
    """

    person_field: ClassVar[str] = "learner"
    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.__dict__["_state"].fields_cache.get(self.person_field)
        if person is not None and self.school_id is None:
            self.school_id = person.school_id
