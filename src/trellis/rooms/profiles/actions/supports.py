"""What helps a learner: written by who advises them or by home, said by the learner in their own words, ended on a day."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.profiles import events
from trellis.rooms.profiles.models import Support
from trellis.rooms.profiles.rules import may_write_supports
from trellis.rooms.profiles.terms import MOST_HOW, MOST_WHAT, MOST_WORDS, Basis


class ChangedMeanwhile(Refused):
    """Somebody else changed it since the page was opened."""


@action
def write_support(
    *, learner: Person, what: str, how_to: str, by: Person, at: datetime, starts_on: date | None = None,
    ends_on: date | None = None, basis: str = Basis.NONE,
) -> Support:  # fmt: skip
    """This function will write down what helps a learner and how it is done, from a day on and perhaps until one; pressed
    twice, it stands once.

    Raises NotAllowed unless the writer advises the learner or is their guardian, Refused where it does not say what or how,
    says too much, or ends before it begins. Publishes SupportWritten.
    """
    viewer = viewer_of(by, at=at)
    _require_writer(by, learner, at)
    said = _checked(what, how_to, starts_on or viewer.on, ends_on, basis)
    one_after_the_other(learner)
    if (standing := Support.objects.filter(learner=learner, **said).first()) is not None:
        return standing
    support = Support.objects.create(learner=learner, written_by=by, written_at=at, **said)
    publish(events.SupportWritten(school_id=learner.school_id, about_id=learner.id, support_id=support.id))
    return support


@action
def change_support(
    *, support: Support, what: str, how_to: str, by: Person, at: datetime, starts_on: date | None = None,
    ends_on: date | None = None, basis: str = Basis.NONE, knowing: str = "",
) -> None:  # fmt: skip
    """This function will change what a support says. `knowing` is when it was written that its reader saw: who changes what
    somebody else changed meanwhile is shown that first.

    Raises as write_support does, and ChangedMeanwhile. Publishes SupportChanged.
    """
    _require_writer(by, support.learner, at)
    said = _checked(what, how_to, starts_on or support.starts_on, ends_on, basis)
    row = one_after_the_other(support)
    if knowing and knowing != row.written_at.isoformat():
        raise ChangedMeanwhile(
            _("Somebody changed this meanwhile. It stands here as it is now, and your words in their fields.")
        )
    for name, value in said.items():
        setattr(row, name, value)
    row.written_by, row.written_at = by, at
    row.save()
    publish(events.SupportChanged(school_id=row.school_id, about_id=row.learner_id, support_id=row.id))


@action
def end_support(*, support: Support, ends_on: date, by: Person, at: datetime) -> None:
    """This function will end a support at the end of a day; what was written stays in the record, and is shown no more from
    the next day on. One that has not begun yet ends with the day on which it would.

    Raises NotAllowed unless its writer may, Refused for a day that has gone by. Publishes SupportEnded.
    """
    viewer = viewer_of(by, at=at)
    _require_writer(by, support.learner, at)
    if ends_on < viewer.on:
        raise Refused(_("That day has gone by. Choose today or a day to come."))
    row = one_after_the_other(support)
    row.ends_on = max(ends_on, row.starts_on)
    row.save(update_fields=["ends_on"])
    publish(events.SupportEnded(school_id=row.school_id, about_id=row.learner_id, support_id=row.id))


@action
def say_about_support(*, support: Support, words: str, by: Person, at: datetime) -> None:
    """This function will keep a learner's own words about what helps them; without any, theirs are taken out.

    Raises NotAllowed for anybody else, Refused for too many. Publishes SupportSaid.
    """
    if by.id != support.learner_id:
        raise NotAllowed(_("Only the learner speaks here."))
    if len(words.strip()) > MOST_WORDS:
        raise Refused(_("Say it in up to %(most)s characters.") % {"most": MOST_WORDS})
    support.learner_words = words.strip()
    support.save(update_fields=["learner_words"])
    publish(events.SupportSaid(school_id=support.school_id, about_id=support.learner_id, support_id=support.id))


def _require_writer(by: Person, learner: Person, at: datetime) -> None:
    if not may_write_supports(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Who advises a learner, and their family, write down what helps."))


def _checked(what: str, how_to: str, starts_on: date, ends_on: date | None, basis: str) -> dict[str, object]:
    said = {"what": what.strip(), "how_to": how_to.strip()}
    if not said["what"]:
        raise Refused(_("Write what helps, in a few words: “Instructions read aloud”."))
    if not said["how_to"]:
        raise Refused(_("Write how it is done, so that everybody who teaches can do it."))
    if len(said["what"]) > MOST_WHAT:
        raise Refused(_("Say what helps in up to %(most)s characters, and the rest under how.") % {"most": MOST_WHAT})
    if len(said["how_to"]) > MOST_HOW:
        raise Refused(_("Say how in up to %(most)s characters.") % {"most": MOST_HOW})
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("It would end before it begins. Choose a last day that comes after the first."))
    if basis not in Basis.values:
        raise Refused(_("Choose one from the list."))
    return {**said, "starts_on": starts_on, "ends_on": ends_on, "basis": basis}
