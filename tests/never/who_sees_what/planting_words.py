"""The words home that are planted: with work of one area, not released, and what a guardian answered."""

from tests.cast import NOON, Cast
from tests.foundation.specimens import upload, wav
from tests.never.who_sees_what.garden import Garden
from trellis.foundation.files import check_upload
from trellis.rooms.community.actions import answer_word, release_words, write_word
from trellis.rooms.community.rules import may_answer_word
from trellis.rooms.evidence.models import Evidence


def plant_words(garden: Garden, cast: Cast) -> None:
    """This function will plant a word of the advisor with work in science, one of a teacher, and an answer of Ana's."""
    science = Evidence.objects.get(pk=garden.ids["piece"][0])
    text = garden.mark("feedback", "word home in science", areas=["science"])
    word = write_word(learner=cast.leo, text=text, piece=science, by=cast.duarte, at=NOON)
    assert word is not None
    garden.keep("word", word)
    release_words(words=[word], by=cast.duarte, at=NOON)
    said = garden.mark("feedback", "word home said aloud in science", areas=["science"])
    heard = check_upload(upload(wav(1.0), "home.wav"))
    spoken = write_word(learner=cast.leo, text=said, piece=science, upload=heard, by=cast.brandt, at=NOON)
    assert spoken is not None and spoken.file_id is not None
    release_words(words=[spoken], by=cast.brandt, at=NOON)
    garden.file("feedback", "sound of a word home in science", spoken.file_id, areas=["science"])
    if not may_answer_word(cast.viewer(cast.ana), word):
        return  # a learner of age decides what the family reads
    three = ["leo", "duarte", "ana"]
    answer = garden.mark("conference", "answer to a word home", part="family", parties=three)
    answer_word(word=word, text=answer, by=cast.ana, at=NOON)
