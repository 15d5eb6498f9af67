"""What people say about a decision, in writing or aloud, and what is answered."""

from datetime import datetime

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.community import events
from trellis.rooms.community.actions.lengths import at_most
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.rules import may_comment, may_keep_decision, may_take_back, may_word, signing_role
from trellis.rooms.community.terms import MOST_COMMENT, TWICE, CommentState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def comment(
    *, decision: Decision, by: Person, at: datetime, text: str = "", upload: CheckedFile | File | None = None
) -> DecisionComment:
    """This function will note what somebody says about a decision, in writing or aloud, signed with their name and role;
    the words of what is said aloud are for whoever cannot hear it.

    Raises NotAllowed, or Refused for nothing, for too much, or for a file that is not taken. Publishes DecisionCommented.
    """
    viewer = viewer_of(by, at=at)
    if not may_comment(viewer, decision):
        raise NotAllowed(_("The families and adults of a school, or of the class, speak to its decisions."))
    words = at_most(text, MOST_COMMENT)
    if not words and upload is None:
        raise Refused(_("Say something first: speak or write."))
    one_after_the_other(decision)
    before = decision.comments.filter(author=by, text=words, file=None, at__gt=at - TWICE, at__lte=at).first()
    if before is not None and upload is None:
        return before  # pressed twice
    file = store_upload(upload, school_id=decision.school_id, at=at) if upload else None
    row = DecisionComment.objects.create(
        author=by, role=signing_role(viewer), decision=decision, text=words, file=file, at=at
    )
    publish(events.DecisionCommented(school_id=decision.school_id, comment_id=row.id))
    return row


@action
def word_comment(*, comment: DecisionComment, words: str, by: Person, at: datetime) -> None:
    """This function will write down what was said aloud, for whoever cannot hear it: its author may, and whoever answers
    it where nobody has.

    Raises NotAllowed, or Refused for nothing or too much. Publishes CommentWorded.
    """
    _hold(comment)
    if not may_word(viewer_of(by, at=at), comment):
        raise NotAllowed(_("Whoever said it changes its words."))
    text = at_most(words, MOST_COMMENT)
    if not text:
        raise Refused(_("Write what one can hear in it; one sentence is enough."))
    comment.text, comment.worded_by = text, None if by.id == comment.author_id else by
    comment.save(update_fields=["text", "worded_by"])
    publish(events.CommentWorded(school_id=comment.school_id, comment_id=comment.id))


@action
def take_back_comment(*, comment: DecisionComment, by: Person, at: datetime) -> None:
    """This function will take back what somebody said about a decision, in writing or aloud: nothing of it remains, neither
    its sound nor the answer to it. Raises NotAllowed for anybody but its author. Publishes CommentTakenBack.
    """
    _hold(comment)
    if not may_take_back(viewer_of(by, at=at), comment):
        raise NotAllowed(_("A comment is taken back by whoever said it."))
    file, school_id, comment_id = comment.file, comment.school_id, comment.id
    comment.delete()
    if file is not None:
        delete_file(file)
    publish(events.CommentTakenBack(school_id=school_id, comment_id=comment_id))


@action
def settle_comment(
    *, comment: DecisionComment, state: CommentState, by: Person, at: datetime, answer: str = "", words: str = ""
) -> None:
    """This function will say who else reads a comment: it stands for those of the school who read the decision, or is set
    aside; with it goes an answer, and the words of what was said aloud where nobody wrote them yet, or none of it does.

    Raises NotAllowed unless somebody says so who answers it; Refused as word_comment and answer_comment do. Publishes
    CommentSettled, and what those publish.
    """
    _hold(comment)
    _require_keeper(comment, by=by, at=at)
    if words.strip() and comment.file_id and not comment.text:
        word_comment(comment=comment, words=words, by=by, at=at)
    if answer.strip():
        answer_comment(comment=comment, answer=answer, by=by, at=at)
    comment.state = state
    comment.save(update_fields=["state"])
    publish(events.CommentSettled(school_id=comment.school_id, comment_id=comment.id, state=str(state)))


@action
def answer_comment(*, comment: DecisionComment, answer: str, by: Person, at: datetime) -> None:
    """This function will answer a comment once, signed; who reads the comment reads the answer.

    Raises NotAllowed unless a leader answers, or whoever teaches the class whose decision it is; Refused for nothing, for
    too much, or where it was answered already. Publishes CommentAnswered.
    """
    _hold(comment)
    _require_keeper(comment, by=by, at=at)
    words = at_most(answer, MOST_COMMENT)
    if not words:
        raise Refused(_("Write something here first."))
    if comment.answer:
        said_by = {"name": comment.answered_by.said_as} if comment.answered_by else {"name": ""}
        raise Refused(_("%(name)s has answered this already. What was answered stays as it was said.") % said_by)
    comment.answer, comment.answered_by, comment.answered_at = words, by, at
    comment.save(update_fields=["answer", "answered_by", "answered_at"])
    publish(events.CommentAnswered(school_id=comment.school_id, comment_id=comment.id))


def _hold(comment: DecisionComment) -> None:
    """Who acts on one comment at the same moment waits, and then reads what stands."""
    if not DecisionComment.objects.select_for_update().filter(pk=comment.pk).exists():
        raise Refused(_("It was taken back meanwhile."))
    comment.refresh_from_db()


def _require_keeper(comment: DecisionComment, *, by: Person, at: datetime) -> None:
    if not may_keep_decision(viewer_of(by, at=at), comment.decision):
        raise NotAllowed(_("Those who lead the school answer; in a class, who teaches it as well."))
