"""Questions about the words that go home, and what families answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from trellis.rooms.community.models import FamilyWord, WordAnswer
from trellis.rooms.community.rules import may_answer_word, may_read_answer, words_visible_to
from trellis.rooms.evidence.models import Evidence, EvidenceFile
from trellis.rooms.evidence.queries import newest_handed_in
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.rules import Viewer

PIECES_TO_CHOOSE = 6
WEEKS_SHOWN = 3
PICTURES = frozenset({PieceKind.PHOTO, PieceKind.DRAWING})


@dataclass(frozen=True)
class BatchRow:
    """One learner of a batch: the word of this week, where there is one, and the pieces that can go with it."""

    learner: Person
    word: FamilyWord | None
    pieces: list[Evidence]

    @property
    def is_released(self) -> bool:
        return self.word is not None and self.word.released_at is not None

    @property
    def piece(self) -> Evidence | None:
        """The piece that is chosen: the newest handed in, until somebody chooses another or none."""
        if self.word is None:
            return next(iter(self.pieces), None)
        return next((one for one in self.pieces if one.id == self.word.piece_id), self.word.piece)

    @property
    def picture(self) -> EvidenceFile | None:
        """What one sees of the piece that is chosen, where one sees something."""
        return next((picture for piece, picture in self.choices if piece == self.piece), None)

    @property
    def choices(self) -> list[tuple[Evidence, EvidenceFile | None]]:
        """The pieces that can go with the word, each with what one sees of it."""
        return [(one, _picture_of(one)) for one in self.pieces]


def _picture_of(piece: Evidence) -> EvidenceFile | None:
    return next((file for file in piece.files.all() if file.kind in PICTURES), None)


def week_of(day: date) -> date:
    """This function will find the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def batch_of(viewer: Viewer, learners: Collection[Person]) -> list[BatchRow]:
    """This function will list learners whom the viewer teaches, by name, with the viewer's own words of this week and the
    newest pieces that can go with them. Four queries, however many learners."""
    written = {word.learner_id: word for word in _own(viewer, learners)}
    pieces = newest_handed_in(viewer, learners, most=PIECES_TO_CHOOSE)
    return [BatchRow(one, written.get(one.id), pieces.get(one.id, [])) for one in learners]


def _own(viewer: Viewer, learners: Collection[Person]) -> QuerySet[FamilyWord]:
    ids = [one.id for one in learners]
    rows = FamilyWord.objects.filter(author=viewer.person, week=week_of(viewer.on), learner__in=ids)
    return rows.select_related("piece", "file")


def word_of_week(author: Person, learner: Person, week: date) -> FamilyWord | None:
    """This function will find what somebody wrote home about a learner in one week; for the page that keeps it."""
    return FamilyWord.objects.filter(author=author, learner=learner, week=week).select_related("file").first()


def own_word(viewer: Viewer, word_id: UUID) -> FamilyWord | None:
    """This function will find a word that the viewer wrote to the family of a learner whom they teach today."""
    rows = FamilyWord.objects.filter(pk=word_id, author=viewer.person, learner__in=taught_ids(viewer))
    return rows.select_related("learner__school").first()


def words_home(learner: Person, *, viewer: Viewer) -> list[FamilyWord]:
    """This function will list the released words about a learner of the last three weeks that the viewer may read, the
    newest first, each with its piece and with the answers that the viewer may read."""
    since = week_of(viewer.on) - timedelta(weeks=WEEKS_SHOWN - 1)
    rows = FamilyWord.objects.filter(words_visible_to(viewer, learner), released_at__isnull=False, week__gte=since)
    found = list(rows.select_related("author", "piece", "file").order_by("-released_at", "-id"))
    answers = WordAnswer.objects.filter(author=viewer.person) if viewer.id != learner.id else WordAnswer.objects.all()
    prefetch_related_objects(found, Prefetch("answers", answers.select_related("author", "file")))
    return found


def word_to_answer(viewer: Viewer, learner: Person, word_id: UUID) -> FamilyWord | None:
    """This function will find a word about a child that the viewer may answer."""
    rows = FamilyWord.objects.filter(words_visible_to(viewer, learner), pk=word_id)
    word = rows.select_related("author", "learner__school").first()
    return word if word and may_answer_word(viewer, word) else None


def answers_to_read(viewer: Viewer) -> list[WordAnswer]:
    """This function will list what families answered to the viewer's words and the viewer has not noted as read, the oldest
    first: as long as the viewer teaches the learner."""
    rows = WordAnswer.objects.filter(read_at=None, word__author=viewer.person, word__learner__in=taught_ids(viewer))
    return list(rows.select_related("author", "word__learner__school", "word__author", "file").order_by("at", "id"))


def released_between(learner: Person, *, viewer: Viewer, since: datetime, until: datetime) -> list[FamilyWord]:
    """This function will list the words about a learner that were released after one moment, up to another, and that the
    viewer may read; the oldest first. A mail carries these."""
    rows = FamilyWord.objects.filter(words_visible_to(viewer, learner), released_at__gt=since, released_at__lte=until)
    return list(rows.exclude(author=viewer.person).select_related("author", "piece").order_by("released_at", "id"))


def answer_called(answer_id: UUID) -> WordAnswer | None:
    """This function will find an answer with its word, for the room that puts it on the agenda of the next talk."""
    rows = WordAnswer.objects.select_related("word__learner__school", "word__author", "author", "file")
    return rows.filter(pk=answer_id).first()


def answer_for(viewer: Viewer, answer_id: UUID) -> WordAnswer | None:
    """This function will find an answer to a word of the viewer's, about a learner whom they teach today."""
    answer = answer_called(answer_id)
    return answer if answer and answer.word.author_id == viewer.id and may_read_answer(viewer, answer) else None
