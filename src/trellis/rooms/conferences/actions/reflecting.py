"""Reflecting: answering a question or leaving it, sharing what one thought, and changing a plan because of it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import Reflection
from trellis.rooms.conferences.prompts import prompt_called
from trellis.rooms.conferences.terms import MOST_REFLECTED
from trellis.rooms.paths.actions import change_plan
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.paths.terms import Cause
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day
from trellis.rooms.people.terms import Audience

TWICE = timedelta(seconds=20)  # the same words so soon after are a second press
SHARED_WITH = frozenset({Audience.TEACHERS, Audience.FAMILY, Audience.CLASS})


@action
def reflect(
    *, author: Person, prompt: str, by: Person, at: datetime, text: str = "", visibility: Collection[str] = (),
    upload: CheckedFile | File | None = None,
) -> Reflection:  # fmt: skip
    """This function will keep what somebody thought about a question of the bank; nobody else reads it unless they share it.

    Raises NotAllowed for anybody else, Refused for nothing, for too much, for a question that is not in the bank or for
    somebody with whom nothing is shared. Publishes Reflected.
    """
    question, words = prompt_called(prompt), text.strip()
    if by.id != author.id:
        raise NotAllowed(_("Everybody reflects for themself."))
    if question is None:
        raise Refused(_("This question is no longer asked. Choose another one."))
    if not words and upload is None:
        raise Refused(_("There is nothing here yet. Write, speak or draw; or leave the question, that is fine too."))
    if len(words) > MOST_REFLECTED:
        raise Refused(_("Say it in up to %(most)s characters.") % {"most": MOST_REFLECTED})
    opened = _audiences(visibility)
    one_after_the_other(author)
    before = Reflection.objects.filter(author=author, prompt=prompt, text=words, at__gt=at - TWICE, at__lte=at)
    if upload is None and (pressed := before.first()) is not None:
        return pressed
    file = store_upload(upload, school_id=author.school_id, at=at) if upload else None
    kept = Reflection.objects.create(
        author=author, prompt=prompt, asked=question.said_to(author), text=words, file=file, visibility=opened, at=at
    )
    publish(events.Reflected(school_id=author.school_id))
    return kept


@action
def share_reflection(*, reflection: Reflection, visibility: Collection[str], by: Person, at: datetime) -> None:
    """This function will open a reflection to those whom its author names, and close it to all others.

    Raises NotAllowed for anybody but its author, Refused for somebody with whom nothing is shared. Publishes
    ReflectionShared.
    """
    _require_author(reflection, by)
    reflection.visibility = _audiences(visibility)
    reflection.save(update_fields=["visibility"])
    publish(events.ReflectionShared(school_id=reflection.school_id))


@action
def take_reflection_away(*, reflection: Reflection, by: Person, at: datetime) -> None:
    """This function will take a reflection away, with its sound or its drawing: nothing of it remains. Raises NotAllowed for
    anybody but its author. Publishes ReflectionTakenAway.
    """
    _require_author(reflection, by)
    file, school_id = reflection.file, reflection.school_id
    reflection.delete()
    if file is not None:
        delete_file(file)
    publish(events.ReflectionTakenAway(school_id=school_id))


@action
def change_plan_after(*, reflection: Reflection, plan: ActivityPlan, place: str, by: Person, at: datetime) -> None:
    """This function will change where somebody does what they planned because of what they thought: the plan says after
    which day's reflection it was changed, and nothing of what was thought.

    Raises NotAllowed unless both are the author's own, Refused as change_plan does. Publishes WayChanged.
    """
    _require_author(reflection, by)
    on = school_day(reflection.author.school, reflection.at)
    change_plan(plan=plan, place=place, cause=Cause.REFLECTION, cause_on=on, by=by, at=at)


def _require_author(reflection: Reflection, by: Person) -> None:
    if by.id != reflection.author_id:
        raise NotAllowed(_("Everybody reflects for themself."))


def _audiences(visibility: Collection[str]) -> tuple[str, ...]:
    if set(visibility) - SHARED_WITH:
        raise Refused(_("Choose from the list with whom you share it."))
    return tuple(visibility)
