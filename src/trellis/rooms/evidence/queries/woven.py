"""What other rooms weave from work: who signed, which piece ties strands, what was said lately, what rules may lean on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from trellis.foundation.i18n import said
from trellis.foundation.models import StoredFile
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Feedback, Judgement
from trellis.rooms.evidence.terms import FeedbackKind
from trellis.rooms.paths.models import OwnIdea, WhyQuestion
from trellis.rooms.paths.queries import ideas_answered_to, whys_answered_to
from trellis.rooms.people.models import Person

LATELY = timedelta(days=14)
TITLES_READ = 12


@dataclass(frozen=True)
class SaidLately:
    """What came back to a learner, signed: a word or a judgement about a piece or a target, an answer to what they asked."""

    author: Person
    words: str
    about: str
    url: str
    at: datetime
    voice: StoredFile | None = None
    verdict: str = ""
    helps: str = ""


def author_of(judgement_id: UUID) -> Person | None:
    """This function will find who signed a judgement."""
    row = Judgement.objects.filter(pk=judgement_id).select_related("author__school").first()
    return row.author if row else None


def said_lately_to(learner: Person, *, at: datetime, at_most: int = 5) -> list[SaidLately]:
    """This function will list what came back to a learner from others in the last two weeks, newest first."""
    since = at - LATELY
    rows = [_word(row) for row in _words_to(learner.id, since, at_most)]
    rows += [_judged(row, learner) for row in _signed_for(learner.id, since, at_most)]
    rows += [_idea(row) for row in ideas_answered_to(learner.id, since, at_most)]
    rows += [_why(row) for row in whys_answered_to(learner.id, since, at_most)]
    once = {(row.author.id, row.words or row.at): row for row in rows}  # one reason may be signed under several targets
    return sorted(once.values(), key=lambda row: row.at, reverse=True)[:at_most]


@prepared
def _words_to(learner_id: UUID, since: datetime, at_most: int) -> QuerySet[Feedback]:
    rows = Feedback.objects.filter(evidence__learner=learner_id, at__gt=since).exclude(author=learner_id)
    return rows.select_related("author", "evidence", "file").order_by("-at", "-id")[:at_most]


@prepared
def _signed_for(learner_id: UUID, since: datetime, at_most: int) -> QuerySet[Judgement]:
    rows = Judgement.objects.filter(learner=learner_id, signed_at__gt=since)
    return rows.select_related("author", "reason_file").order_by("-signed_at", "-id")[:at_most]


def _word(row: Feedback) -> SaidLately:
    url = f"/learner/portfolio/{row.evidence_id}/"
    voice = row.file if row.kind != FeedbackKind.DRAWING else None
    return SaidLately(row.author, row.text or row.transcript, row.evidence.title, url, row.at, voice=voice)


def _idea(row: OwnIdea) -> SaidLately:
    by, at = cast("Person", row.answered_by), cast("datetime", row.answered_at)
    return SaidLately(by, row.answer, row.text, "/learner/choose/#ideas", at, verdict=row.get_state_display())


def _why(row: WhyQuestion) -> SaidLately:
    url = f"/learner/path/{row.target_id}/#target" if row.target_id else "/learner/choose/"
    by, at = cast("Person", row.answered_by), cast("datetime", row.answered_at)
    return SaidLately(by, row.answer, gettext("why this is worth learning"), url, at, verdict=gettext("you asked"))


def _judged(row: Judgement, learner: Person) -> SaidLately:
    kept = row.words.get("target", {})  # as the target was worded when it was signed
    worded: dict[str, str] = kept.get(learner.reading) or next(iter(kept.values()), {})
    words = row.reason or row.reason_transcript
    return SaidLately(
        row.author, words, said(worded, learner.locale), f"/learner/path/{row.target_id}/#target", row.signed_at,
        voice=row.reason_file, verdict=row.get_says_display(), helps="" if row.next_step == words else row.next_step,
    )  # fmt: skip
