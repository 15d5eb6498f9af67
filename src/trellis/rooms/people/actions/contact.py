"""How a guardian may be turned to about a child: what a court has said, and where there is no contact."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.models import Guardianship, Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.rules import may_set_rights


@action
def set_contact(
    *, guardian: Person, learner: Person, by: Person, at: datetime, has_court_note: bool | None = None,
    may_be_contacted: bool | None = None,
) -> Guardianship:  # fmt: skip
    """This function will keep whether a court has a say between a guardian and a child, and whether the guardian may be
    turned to about the child; what is not given stays. What the court said is written down nowhere here.

    Leaders do. Raises NotAllowed, or Refused for somebody who is not this child's guardian. Publishes GuardianContactSet
    where something changed.
    """
    if by.school_id != learner.school_id or not may_set_rights(viewer_of(by, at=at)):
        raise NotAllowed(_("Rights are set by those who lead the school."))
    row = Guardianship.objects.filter(guardian=guardian, learner=learner).first()
    if row is None:
        raise Refused(_("Name this person as a guardian first."))
    given = {"has_court_note": has_court_note, "may_be_contacted": may_be_contacted}
    new = {name: value for name, value in given.items() if value is not None and getattr(row, name) != value}
    for name, value in new.items():
        setattr(row, name, value)
    if new:
        row.save(update_fields=list(new))
        publish(
            events.GuardianContactSet(
                school_id=learner.school_id, about_id=learner.id, guardian_id=guardian.id,
                is_court="has_court_note" in new,
            )
        )  # fmt: skip
    return row
