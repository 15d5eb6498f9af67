"""More people around a learner, more that was noted between them, and more of what learners send to adults."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.foundation.specimens import upload, wav
from tests.house.plenty_of_places import more_places
from tests.house.plenty_of_wishes import more_wished
from trellis.foundation.files import check_upload
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.community.actions import Sent, answer_outreach, reach_out
from trellis.rooms.people.models import Person

if TYPE_CHECKING:
    from tests.house.plenty import Plenty


def more_around(plenty: "Plenty", number: int, child: Person) -> None:
    """One more in Leo's circle whom he met; one more answer and one more wait, of his and of somebody else's."""
    cast, at = plenty.cast, plenty.at - timedelta(minutes=number * 2)
    add_to_circle(learner=cast.leo, person=child, purpose=f"For {number}", by=cast.leo, at=at)
    note_interaction(learner=child, kind="met", words=f"Met {number}", by=cast.leo, at=at)
    for learner in (cast.leo, child):
        for to in (cast.duarte, cast.keller):
            for answered in (True, False):
                voice = check_upload(upload(wav(1.0), "said.wav"))
                sent = Sent(words=f"{number} {answered}", voice=voice)
                asked = reach_out(learner=learner, to=to, kind="win", sent=sent, by=learner, at=at)
                if answered:
                    spoken = check_upload(upload(wav(1.0), "answer.wav"))
                    answer_outreach(request=asked, voice=spoken, by=to, at=at)
    more_places(plenty, number, child)
    more_wished(plenty, number, child)
    if number == 0:
        add_to_circle(learner=cast.maya, person=cast.ada, by=cast.maya, at=at)
