"""More of what learners of one group do together, and of what is asked of a class and photographed there."""

from typing import TYPE_CHECKING

from PIL import Image

from tests.foundation.specimens import picture_bytes, upload
from tests.house.plenty_of_adults import more_adults
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.foundation.files import check_upload
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
