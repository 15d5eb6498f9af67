"""The stretches of a school day: what stands, and what each learner plans."""

from datetime import datetime, time

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.models import Group, Person, School, TimeBlock
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.queries.day import blocks_between, first_day_without
from trellis.rooms.people.rules import may_add_people


@action
def set_time_block(
    *, school: School, name: dict[str, str], starts_at: time, ends_at: time, by: Person, at: datetime,
    group: Group | None = None, is_free: bool = False, because: dict[str, str] | None = None, picture: str = "",
) -> TimeBlock:  # fmt: skip
    """This function will write a stretch into every school day, of the school or of one group of it: one that stands says
    why, a free one is planned by each learner.

    Raises NotAllowed for anybody but the office, Refused without a name, where it ends before it begins, where nobody says
    why it stands, and where it meets another one. Publishes TimeBlockSet.
    """
    if by.school_id != school.id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
    if group is not None and group.school_id != school.id:
        raise NotAllowed(_("Choose a group of this school."))
    if not any(words.strip() for words in name.values()):
        raise Refused(_("Give this part of the day a name."))
    if ends_at <= starts_at:
        raise Refused(_("Let it end after it begins."))
    if not is_free and not any(words.strip() for words in (because or {}).values()):
        raise Refused(_("Say why it stands: those who plan around it read it."))
    if met := blocks_between(school, group, starts_at, ends_at).first():
        hours = f"{met.starts_at:%H:%M}–{met.ends_at:%H:%M}"
        raise Refused(_("Something is there already, %(hours)s. Choose another hour.") % {"hours": hours})
    block = TimeBlock.objects.create(
        school=school, group=group, name=name, starts_at=starts_at, ends_at=ends_at, is_free=is_free,
        because={} if is_free else because, picture=picture,
    )  # fmt: skip
    publish(events.TimeBlockSet(school_id=school.id, block_id=block.id))
    return block


@action
def drop_time_block(*, block: TimeBlock, by: Person, at: datetime) -> None:
    """This function will take a stretch out of the school day, from today where it has not begun yet; what learners had
    planned in it for the days ahead goes with it, and past days keep theirs. Taken out already, it stays so.

    Raises NotAllowed for anybody but the office. Publishes TimeBlockDropped.
    """
    if by.school_id != block.school_id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
    if block.dropped_from is not None:
        return
    block.dropped_from = first_day_without(block, at=at)
    block.save(update_fields=["dropped_from"])
    publish(events.TimeBlockDropped(school_id=block.school_id, block_id=block.id))
