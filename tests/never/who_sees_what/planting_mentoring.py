"""What is planted of a mentor: what the three say, and the mentor's own words to a piece that Leo opened to his circle."""

from tests.cast import NOON, Cast
from tests.foundation.specimens import upload, wav
from tests.never.who_sees_what.garden import Garden
from trellis.rooms.community.actions import say_among_three
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Mentorship

THREE = ["leo", "mo", "duarte"]


def plant_mentoring(garden: Garden, cast: Cast) -> None:
    """This function will have each of the three say something, and the mentor something about a piece."""
    row = garden.keep("mentorship", Mentorship.objects.get(mentor=cast.mo))
    garden.ids["mentorship"].append(Mentorship.objects.get(mentor=cast.past_mentor).id)
    for who in THREE:
        words = garden.mark("mentor_thread", f"word of {who} among three", parties=THREE)
        said = say_among_three(
            mentorship=row, text=words, voice=upload(wav(1.0), "say.wav"), by=getattr(cast, who), at=NOON
        )
        garden.file("mentor_thread", f"voice of {who} among three", said.voice_id, parties=THREE)
    opened = Evidence.objects.get(learner=cast.leo, visibility__contains="my_circle")
    words = garden.mark("feedback", "word of a mentor", parties=["leo", "mo"])
    heard = give_feedback(
        evidence=opened, kind="word", text=words, upload=upload(wav(1.0), "mo.wav"), by=cast.mo, at=NOON
    )
    garden.file("feedback", "spoken word of a mentor", heard.file_id, parties=["leo", "mo"])
