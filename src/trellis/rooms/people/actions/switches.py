"""What a school decides about Trellis itself: which of its rules speak, and of how few learners a number is told."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.engine.small_groups import FLOOR
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people import events
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.rules import may_set_rules
from trellis.rooms.people.terms import MOST_FEWEST, Switch


@action
def turn_switch(*, school: School, switch: str, is_on: bool, by: Person, at: datetime) -> None:
    """This function will turn one of the school's rules on or off, for everybody there. One that stands so already stays.

    Raises NotAllowed unless somebody leads the school, Refused for a rule that there is not. Publishes SwitchTurned.
    """
    kept = _kept(school, by, at)
    if switch not in Switch.values:
        raise Refused(_("Choose one of the rules in the list."))
    if kept.has_on(switch) == is_on:
        return
    kept.switched_off = sorted({*kept.switched_off, switch} - ({switch} if is_on else set()))
    kept.save(update_fields=["switched_off"])
    publish(events.SwitchTurned(school_id=school.id, switch=switch, is_on=is_on))


@action
def set_fewest_told(*, school: School, fewest: int, by: Person, at: datetime) -> None:
    """This function will set of how few learners, in or out, no number is told; never fewer than five.

    Raises NotAllowed unless somebody leads the school, Refused outside the bounds. Publishes FewestToldSet.
    """
    kept = _kept(school, by, at)
    if not FLOOR <= fewest <= MOST_FEWEST:
        raise Refused(
            _("Choose a number from %(fewest)s to %(most)s: of fewer, a number names somebody.")
            % {"fewest": FLOOR, "most": MOST_FEWEST}
        )
    if kept.fewest_told == fewest:
        return
    kept.fewest_told = fewest
    kept.save(update_fields=["fewest_told"])
    publish(events.FewestToldSet(school_id=school.id, fewest=fewest))


def _kept(school: School, by: Person, at: datetime) -> School:
    """The school as it is kept now, held until the end of the act: two who turn two switches at once both do."""
    if by.school_id != school.id or not may_set_rules(viewer_of(by, at=at)):
        raise NotAllowed(_("Those who lead the school decide this."))
    return one_after_the_other(school)
