"""Words home: written by whoever teaches, released by hand, read by the learner too, answered into the next talk."""

from datetime import date, timedelta

import pytest

from tests.cast import NOON, START, Cast
from tests.foundation.specimens import upload, wav
from tests.work import piece
from trellis.foundation.files import check_upload
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.actions import (
    answer_word,
    note_carried,
    read_answer,
    release_words,
    take_back_word,
    write_word,
)
from trellis.rooms.community.models import FamilyWord, WordAnswer
from trellis.rooms.community.queries import answers_to_read, batch_of, word_to_answer, words_home
from trellis.rooms.community.rules import may_read_file
from trellis.rooms.conferences.models import AgendaItem
from trellis.rooms.notices.models import Notice
from trellis.rooms.people.actions import name_guardian
from trellis.rooms.people.models import Membership, Person

LATER = NOON + timedelta(minutes=5)
LINE = "She tried three folds and kept the one that held."


def written(cast: Cast, learner: Person | None = None, text: str = LINE, by: Person | None = None) -> FamilyWord:
    word = write_word(learner=learner or cast.maya, text=text, piece=None, by=by or cast.osei, at=NOON)
    assert word is not None
    return word


def released(cast: Cast, learner: Person | None = None, by: Person | None = None) -> FamilyWord:
    word = written(cast, learner, by=by)
    release_words(words=[word], by=by or cast.osei, at=NOON)
    word.refresh_from_db()
    return word


def readers(cast: Cast, learner: Person, *people: str) -> list[str]:
    return [one for one in people if words_home(learner, viewer=cast.viewer(getattr(cast, one)))]


EVERYBODY = ("maya", "ada", "leo", "osei", "duarte", "keller", "vera", "ruiz", "ruiz_limited", "ana", "void", "nilsson")


def test_a_word_that_is_not_released_is_read_by_nobody(cast: Cast) -> None:
    written(cast)

    assert readers(cast, cast.maya, *EVERYBODY) == []


def test_a_released_word_is_read_by_the_learner_those_who_teach_them_and_guardians_with_full_rights(cast: Cast) -> None:
    """Leaders have no page with it, and read it nowhere without a line in the log."""
    released(cast)

    assert [one for one in readers(cast, cast.maya, *EVERYBODY) if one != "keller"] == ["maya", "osei", "ruiz"]


def test_who_teaches_some_areas_reads_the_words_with_work_of_those_areas(cast: Cast) -> None:
    from trellis.rooms.continuum.models import TeachingArea

    TeachingArea.objects.create(membership=Membership.objects.get(person=cast.brandt), area=cast.areas["science"])
    science, making = piece(cast.leo, cast.targets["forces-name"]), piece(cast.leo, cast.targets["design-tools"])
    word = write_word(learner=cast.leo, text=LINE, piece=science, by=cast.duarte, at=NOON)
    release_words(words=[word] if word else [], by=cast.duarte, at=NOON)
    assert readers(cast, cast.leo, "brandt", "duarte", "ana") == ["brandt", "duarte", "ana"]

    FamilyWord.objects.update(piece=making)

    assert readers(cast, cast.leo, "brandt", "duarte", "ana") == ["duarte", "ana"]


@pytest.mark.parametrize("who", ["duarte", "keller", "vera", "maya", "ruiz", "nilsson"])
def test_only_who_teaches_a_learner_writes_home(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        written(cast, by=getattr(cast, who))

    assert not FamilyWord.objects.exists()


def test_a_learner_who_left_is_not_written_about(cast: Cast) -> None:
    word = written(cast)
    Membership.objects.filter(person=cast.maya).update(ends_on=date(2026, 10, 7))

    with pytest.raises(NotAllowed):
        written(cast, text="more")
    with pytest.raises(NotAllowed):
        release_words(words=[word], by=cast.osei, at=NOON)

    assert FamilyWord.objects.get().released_at is None


def test_one_word_a_week_takes_the_place_of_the_one_before_and_an_emptied_one_is_gone(cast: Cast) -> None:
    written(cast, text="first")
    written(cast, text="second")
    assert [word.text for word in FamilyWord.objects.all()] == ["second"]

    assert write_word(learner=cast.maya, text="  ", piece=None, by=cast.osei, at=NOON) is None

    assert not FamilyWord.objects.exists()


def test_what_is_too_long_and_somebody_elses_piece_are_refused(cast: Cast) -> None:
    other = piece(cast.ada)
    draft = piece(cast.maya, hands_in=False)

    for words, made in (("a" * 401, None), (LINE, other), (LINE, draft)):
        with pytest.raises(Refused):
            write_word(learner=cast.maya, text=words, piece=made, by=cast.osei, at=NOON)

    assert not FamilyWord.objects.exists()


def test_released_twice_it_is_released_once_and_only_by_its_author(cast: Cast) -> None:
    word = written(cast)
    with pytest.raises(NotAllowed):
        release_words(words=[word], by=cast.duarte, at=NOON)

    assert release_words(words=[word], by=cast.osei, at=NOON) == 1
    assert release_words(words=[word], by=cast.osei, at=LATER) == 0

    assert FamilyWord.objects.get().released_at == NOON
    with pytest.raises(Refused, match="Take it back first"):
        written(cast, text="otherwise")


def test_it_is_taken_back_until_a_mail_carried_it_or_somebody_answered(cast: Cast) -> None:
    word = released(cast)
    take_back_word(word=word, by=cast.osei, at=LATER)
    take_back_word(word=word, by=cast.osei, at=LATER)
    assert readers(cast, cast.maya, "ruiz", "maya") == []

    release_words(words=[word], by=cast.osei, at=LATER)
    note_carried(words=[word], by=cast.ruiz, at=LATER)
    with pytest.raises(Refused, match="by e-mail already"):
        take_back_word(word=word, by=cast.osei, at=LATER)

    FamilyWord.objects.update(carried_at=None)
    answer_word(word=word, text="Gracias", by=cast.ruiz, at=LATER)
    with pytest.raises(Refused, match="answered this word already"):
        take_back_word(word=word, by=cast.osei, at=LATER)
    assert readers(cast, cast.maya, "ruiz", "maya") == ["ruiz", "maya"]


def test_an_answer_lands_on_the_next_agenda_of_the_two_and_on_the_authors_own_list_until_it_is_read(cast: Cast) -> None:
    word = released(cast)

    for _twice in range(2):
        answer_word(word=word, text="¿Puede enseñarlo en casa?", by=cast.ruiz, at=LATER)

    answer, item = WordAnswer.objects.get(), AgendaItem.objects.get()
    assert (item.learner_id, item.adult_id, item.talked_at) == (cast.maya.id, cast.osei.id, None)
    assert item.text == "Sra. Ruiz answers: “¿Puede enseñarlo en casa?”"
    assert answers_to_read(cast.viewer(cast.osei)) == [answer]
    assert Notice.objects.get().to_id == cast.osei.id

    read_answer(answer=answer, by=cast.osei, at=LATER)

    assert answers_to_read(cast.viewer(cast.osei)) == []
    assert Notice.objects.get().read_at == LATER
    assert AgendaItem.objects.get().talked_at is None


def test_AR15_no_guardian_learns_of_the_answer_of_another(cast: Cast) -> None:
    name_guardian(guardian=cast.ana, learner=cast.maya, by=cast.keller, at=START)
    word = released(cast)
    spoken = answer_word(
        word=word, upload=check_upload(upload(wav(1.0), "said.wav")), text="Lo vimos juntas.", by=cast.ruiz, at=LATER
    )

    def read_by(who: str) -> list[str]:
        viewer = cast.viewer(getattr(cast, who))
        return [answer.text for word in words_home(cast.maya, viewer=viewer) for answer in word.answers.all()]

    assert read_by("ruiz") == read_by("maya") == ["Lo vimos juntas."]
    assert read_by("ana") == []
    hears = [one for one in EVERYBODY if may_read_file(cast.viewer(getattr(cast, one)), spoken.file_id)]
    assert hears == ["maya", "osei", "ruiz"]


def test_limited_rights_and_none_bring_no_word_and_no_way_to_answer(cast: Cast) -> None:
    word = released(cast)

    for who in ("ruiz_limited", "void", "ana"):
        person = getattr(cast, who)
        assert word_to_answer(cast.viewer(person), cast.maya, word.id) is None
        with pytest.raises(NotAllowed):
            answer_word(word=word, text="Hola", by=person, at=LATER)

    assert not WordAnswer.objects.exists()


def test_an_answer_without_words_or_to_what_was_taken_back_is_refused(cast: Cast) -> None:
    word = released(cast)
    for words in ("  ", "a" * 2001):
        with pytest.raises(Refused):
            answer_word(word=word, text=words, by=cast.ruiz, at=LATER)

    take_back_word(word=FamilyWord.objects.get(), by=cast.osei, at=LATER)
    with pytest.raises(Refused, match="taken back meanwhile"):
        answer_word(word=word, text="Hola", by=cast.ruiz, at=LATER)


def test_a_spoken_word_is_kept_heard_by_its_readers_alone_and_can_be_unsaid(cast: Cast) -> None:
    heard = check_upload(upload(wav(1.0), "said.wav"))
    word = write_word(learner=cast.maya, text="", piece=None, upload=heard, by=cast.osei, at=NOON)
    assert word is not None and word.file_id is not None
    file = word.file_id

    def hears() -> list[str]:
        return [one for one in EVERYBODY if may_read_file(cast.viewer(getattr(cast, one)), file)]

    assert hears() == ["osei"]
    release_words(words=[word], by=cast.osei, at=NOON)
    assert hears() == ["maya", "osei", "ruiz"]

    take_back_word(word=word, by=cast.osei, at=LATER)
    assert write_word(learner=cast.maya, text="", piece=None, without_voice=True, by=cast.osei, at=LATER) is None


def test_the_newest_handed_in_piece_is_chosen_and_no_draft(cast: Cast) -> None:
    older, newest = piece(cast.maya, at=NOON - timedelta(days=2)), piece(cast.maya, at=NOON)
    piece(cast.maya, hands_in=False, at=NOON + timedelta(minutes=1))

    rows = {row.learner.id: row for row in batch_of(cast.viewer(cast.osei), [cast.ada, cast.maya])}

    assert rows[cast.maya.id].piece == newest and rows[cast.maya.id].pieces == [newest, older]
    assert rows[cast.ada.id].piece is None
