"""More of what learners of one group do together, and of what is asked of a class and photographed there."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PIL import Image

from tests.foundation.specimens import picture_bytes, upload
from tests.house.plenty_of_adults import more_adults
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.foundation.files import check_upload
from trellis.rooms.circles.actions.claims import ask_adults, name_adults, name_learners, open_round
from trellis.rooms.circles.actions.commitment import answer_commitment, promise_to_know
from trellis.rooms.circles.actions.moments import note_moment, share_moment
from trellis.rooms.circles.actions.walk import note_spoken, share_line
from trellis.rooms.circles.models import Moment
from trellis.rooms.circles.queries.claims import open_round_at
from trellis.rooms.evidence.actions import (
    ClassWork,
    answer_check,
    ask_class,
    capture_for_class,
    keep_answer,
    note_cards,
)
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import (
    ask_along,
    begin_project,
    choose_way,
    do_together,
    join_project,
    plan_demonstration,
    propose_project,
    publish_experience,
)
from trellis.rooms.paths.models import ExperienceTarget
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import learners_in
from trellis.rooms.profiles.actions import say_about_me

WEEK = timedelta(weeks=1)

if TYPE_CHECKING:
    from tests.house.plenty import Plenty


def more_together(plenty: "Plenty", number: int, child: Person) -> None:
    """One more in a project that reaches one target more, one more project, one more asked and one proposed."""
    cast, leo, at = plenty.cast, plenty.cast.leo, plenty.at
    offered = publish_experience(
        title={"en": f"Together {number}"}, kind="project", targets=[cast.targets["design-tools"], plenty.targets[0]],
        why={"en": "It rolls"}, by=cast.brandt, at=at, details={"tags": ["ramp"]},
    )  # fmt: skip
    plan = choose_way(learner=leo, experience=offered, shown_by="film", by=leo, at=at)
    mine = do_together(plan=plan, ask=[child, cast.kim], by=leo, at=at)
    plenty.project = plenty.project or mine
    reached = plenty.targets[3 * number + 2]
    ExperienceTarget.objects.create(experience=plenty.project.experience, target=reached)
    ask_along(project=plenty.project, learners=[child], by=leo, at=at)
    join_project(project=plenty.project, learner=child, by=child, at=at)
    work = piece(child, reached, at=at, plan=plenty.project.plans.get(learner=child))
    judged(cast, work, reached, Says.NOT_YET, at=at, next_step="Try a ramp")
    piece(leo, reached, at=at, plan=plenty.project.plans.get(learner=leo))
    plan_demonstration(learner=leo, target=reached, form="talk", by=leo, at=at)
    begin_project(experience=offered, ask=[leo], by=cast.duarte, at=at)
    propose_project(learner=child, title=f"Mine {number}", what="mine", targets=[reached], ask=[leo], by=child, at=at)


def more_of_a_class(plenty: "Plenty", number: int) -> None:
    """One more question to the class, one more card held up and kept, one more photo of somebody's work."""
    cast, now = plenty.cast, clock.now()
    check = ask_class(group=cast.advisory, question=f"And {number}?", cards="pictures", by=cast.duarte, at=now)
    plenty.check = plenty.check or check
    answer_check(check=check, card="yes", text="It rolls", by=cast.leo, at=now)
    child = Person.objects.get(name=f"Nia {number}")
    note_cards(check=plenty.check, cards={child: "nearly"}, by=cast.duarte, at=now)
    keep_answer(answer=plenty.check.answers.get(learner=child), by=cast.duarte, at=now)
    shot = check_upload(upload(picture_bytes("PNG", Image.new("RGB", (40 + number, 40))), "work.png"))
    work = ClassWork(photo=shot, makers=[cast.leo, child])
    capture_for_class(works=[work], target=cast.targets["forces-name"], by=cast.duarte, at=now)
    more_adults(plenty, number)


def more_known(plenty: "Plenty", number: int, child: Person) -> None:
    """One more who named an adult and was named by another, and whom an adult promised to get to know and did not."""
    cast, leo, at = plenty.cast, plenty.cast.leo, plenty.at
    held = open_round_at(cast.school) or open_round(name="October", by=cast.keller, at=at)
    ask_adults(held=held, by=cast.keller, at=at)
    name_adults(held=held, learner=child, adults=[cast.vera, cast.osei], by=child, at=at)
    known = [one for one in learners_in([cast.advisory.id], on=at.date()) if one.said_as.startswith(child.said_as[:3])]
    name_learners(held=held, group=cast.advisory, learners=known, by=cast.osei if number % 2 else cast.nunes, at=at)
    made = promise_to_know(learner=child, by=cast.duarte, at=at - 4 * WEEK)
    if number % 2:
        answer_commitment(commitment=made, answer="handed_back", by=cast.duarte, at=at)
    for who in (leo, child):
        note_moment(learner=who, text=f"Noticed {number}", by=cast.keller if number % 2 else cast.duarte, at=at)
    share_moment(moment=Moment.objects.filter(learner=leo).latest("id"), with_family=True, by=leo, at=at)
    share_line(text=f"Ask me {number}", by=child, at=at)
    if number % 3:
        note_spoken(person=child, by=cast.keller, at=at)
        note_spoken(person=leo, by=cast.vera if number % 2 else cast.nunes, at=at)
    say_about_me(learner=child, kind="line", text="Ask me", visibility=["school"], by=child, at=at)
