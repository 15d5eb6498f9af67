"""Who decides, who reads a decision, who speaks to it; who writes home and who reads that; who hears what was spoken."""

from uuid import UUID

from django.db.models import Q

from trellis.foundation.files import register_guard
from trellis.rooms.charter.rules import may_speak_for_school
from trellis.rooms.community.models import (
    Decision,
    DecisionComment,
    FamilyWord,
    MentorMessage,
    OutreachRequest,
    WordAnswer,
)
from trellis.rooms.community.terms import DECIDING_GROUPS, CommentState, Reach
from trellis.rooms.evidence.rules import claimed_in, may_have_files
from trellis.rooms.people.models import Group, Guardianship, Mentorship, Person, School
from trellis.rooms.people.queries import groups_of_children
from trellis.rooms.people.queries.mentoring import has_staff_beside, is_open, vetting_of
from trellis.rooms.people.rules import Viewer, belongs_to
from trellis.rooms.people.terms import ADULT_STAFF, GroupKind, Rights, Role
from trellis.rooms.privacy.queries import has_noted
from trellis.rooms.privacy.rules import may_have_media, may_read, may_write, readable_areas, relation_to, visible_rows
from trellis.rooms.privacy.terms import Column, Kind

# What was decided about a learner is read by whoever reads what that learner aims at: the circle, and nobody else.
ABOUT_A_LEARNER = Kind.SELF_ASSESSMENT
# As whom somebody signs, where they are several things at once: the first of these that they are.
SIGNS_AS = (
    Role.LEADER, Role.TEACHER, Role.ADVISOR, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD, Role.STAFF, Role.GUARDIAN,
)  # fmt: skip


def may_decide(viewer: Viewer, school: School, group: Group | None = None) -> bool:
    """This function will say whether the viewer may write decisions, and answer what is said to them: those who lead the
    school; those of a class, who teaches it today as well; those of a team, whoever is in it and nobody else."""
    if group is not None and group.kind == GroupKind.TEAM:
        return group.id in viewer.teams
    if viewer.person.school_id != school.id or (group is not None and not may_have_decisions(group, school)):
        return False
    return may_speak_for_school(viewer) or (group is not None and group.id in viewer.taught_groups)


def may_have_decisions(group: Group, school: School) -> bool:
    """This function will say whether a group decides things of its own: a class or an advisory of this school."""
    return group.school_id == school.id and group.kind in DECIDING_GROUPS


def may_keep_decision(viewer: Viewer | None, decision: Decision) -> bool:
    """This function will say whether the viewer may write a decision anew, and answer what is said to it."""
    return viewer is not None and may_decide(viewer, decision.school, decision.group)


def decisions_kept_by(viewer: Viewer) -> Q:
    """This function will select the decisions that the viewer may write anew: may_keep_decision as a filter."""
    own_school = Q(school=viewer.person.school_id, reach="")
    return own_school if may_speak_for_school(viewer) else own_school & Q(group__in=viewer.taught_groups)


def may_read_decision(viewer: Viewer | None, decision: Decision) -> bool:
    """This function will say whether a decision may be read: the school's by anybody, one of a class by the people of that
    class, one of a team by the reach it chose, one about a learner by their circle."""
    if decision.learner is not None:
        return viewer is not None and may_read(viewer, ABOUT_A_LEARNER, decision.learner)
    if decision.group_id is None:
        return True
    if viewer is None or viewer.person.school_id != decision.school_id:
        return False
    if decision.reach:
        return decision.group_id in viewer.teams or decision.reach in reached_by(viewer)
    return may_speak_for_school(viewer) or decision.group_id in classes_of(viewer)


def reached_by(viewer: Viewer) -> frozenset[str]:
    """This function will tell which reaches of a team's decision include the viewer, besides the team itself."""
    reached = {Reach.SCHOOL} if belongs_to(viewer, viewer.person.school_id) else set()
    return frozenset(reached | ({Reach.STAFF} if viewer.is_staff else set()))


def decisions_of_teams_visible_to(viewer: Viewer) -> Q:
    """This function will select the decisions of teams that the viewer may read: may_read_decision as a filter."""
    of_a_team = Q(school=viewer.person.school_id, group__isnull=False) & ~Q(reach="")
    return of_a_team & (Q(group__in=viewer.teams) | Q(reach__in=reached_by(viewer)))


def decisions_of_classes_visible_to(viewer: Viewer) -> Q:
    """This function will select the decisions of single classes that the viewer may read."""
    of_a_class = Q(school=viewer.person.school_id, group__isnull=False, reach="")
    return of_a_class if may_speak_for_school(viewer) else of_a_class & Q(group__in=classes_of(viewer))


def classes_of(viewer: Viewer) -> frozenset[UUID]:
    """This function will tell of which groups the viewer is today: taught, belonged to, or a child's of theirs."""
    return viewer.taught_groups | viewer.own_groups | groups_of_children(viewer)


def may_comment(viewer: Viewer | None, decision: Decision) -> bool:
    """This function will say whether the viewer may say something about a decision: families and the school's adults who
    read it, and never about one that concerns a single child, nor about a team's, to which its members said their part."""
    if (
        viewer is None
        or decision.learner_id is not None
        or decision.reach
        or viewer.person.school_id != decision.school_id
    ):
        return False
    return bool(viewer.roles & (ADULT_STAFF | {Role.GUARDIAN})) and may_read_decision(viewer, decision)


def may_take_back(viewer: Viewer, comment: DecisionComment) -> bool:
    """This function will say whether the viewer may take back a comment: whoever said it, at any time."""
    return viewer.id == comment.author_id


def may_word(viewer: Viewer, comment: DecisionComment) -> bool:
    """This function will say whether the viewer may write down what was said aloud: its author as often as they like; who
    answers it, where nobody has."""
    if comment.file_id is None:
        return False
    if viewer.id == comment.author_id:
        return True
    return not comment.text and may_keep_decision(viewer, comment.decision)


def comments_visible_to(viewer: Viewer | None, decision: Decision) -> Q | None:
    """This function will select the comments on a decision that the viewer may read: what stands, and one's own; all for
    those who answer. None: no comment is for them.

    Limited rights bring no knowledge of another guardian, and so nothing that one says.
    """
    if viewer is None or decision.learner_id is not None or not belongs_to(viewer, decision.school_id):
        return None
    if not may_read_decision(viewer, decision):
        return None
    if may_keep_decision(viewer, decision):
        return Q()
    return (Q(state=CommentState.STANDS) & ~_of_another_guardian(viewer)) | Q(author=viewer.person)


def may_read_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may hear a spoken comment: whoever may read it. None: not ours.

    Limited rights bring no sounds; what one said oneself is one's own.
    """
    rows = DecisionComment.objects.filter(file=file_id).select_related("decision__school", "decision__group")
    comment = rows.first()
    if comment is None:
        return _may_hear_word(viewer, file_id)
    visible = comments_visible_to(viewer, comment.decision)
    if viewer is None or visible is None or not rows.filter(visible).exists():
        return False
    return viewer.id == comment.author_id or may_hear_others(viewer)


def _may_hear_word(viewer: Viewer | None, file_id: UUID) -> bool | None:
    word = FamilyWord.objects.filter(file=file_id).select_related("learner__school").first()
    if word is not None:
        return (
            viewer is not None
            and may_have_files(viewer, Kind.FEEDBACK, word.learner)
            and FamilyWord.objects.filter(words_visible_to(viewer, word.learner), pk=word.pk).exists()
        )
    answer = WordAnswer.objects.filter(file=file_id).select_related("word__learner__school").first()
    if answer is not None:
        return viewer is not None and may_read_answer(viewer, answer)
    return None


def may_hear_others(viewer: Viewer) -> bool:
    """This function will say whether the viewer may have sounds that others left: not by limited rights alone."""
    return viewer.roles != {Role.GUARDIAN} or Rights.FULL in viewer.children.values()


register_guard("community", may_read_file)


def signing_role(viewer: Viewer) -> Role:
    """This function will say as what somebody signs a comment."""
    return next(role for role in SIGNS_AS if role in viewer.roles)


def _of_another_guardian(viewer: Viewer) -> Q:
    limited = [child for child, rights in viewer.children.items() if rights == Rights.LIMITED]
    if not limited:
        return Q(pk__in=[])
    return Q(author__in=Guardianship.objects.filter(learner__in=limited).values("guardian"))


OUTREACH_PARTIES = ("learner_id", "to_id")


def may_reach_out(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may turn to an adult in a learner's name: only the learner may."""
    return person.id == learner.id


def may_read_outreach(viewer: Viewer, request: OutreachRequest) -> bool:
    """This function will say whether the viewer may read what a learner sent to an adult: these two, the learner's advisor,
    and the family of a child under thirteen."""
    return may_read(viewer, Kind.OUTREACH, request.learner, parties=[request.learner_id, request.to_id])


def may_answer_outreach(viewer: Viewer, request: OutreachRequest) -> bool:
    """This function will say whether the viewer may answer it: whom it was sent to."""
    return viewer.id == request.to_id and may_read_outreach(viewer, request)


def may_take_back_outreach(viewer: Viewer, request: OutreachRequest) -> bool:
    """This function will say whether the viewer may take it back: whoever sent it, until it was answered."""
    return viewer.id == request.learner_id and getattr(request, "reply", None) is None


def outreach_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select what a learner sent to adults, as far as the viewer may read it."""
    return visible_rows(viewer, Kind.OUTREACH, learner, parties=OUTREACH_PARTIES, opened="")


def may_read_outreach_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may have a picture or a voice that went between a learner and an adult, as
    the words beside it. None: not ours."""
    rows = OutreachRequest.objects.filter(Q(voice=file_id) | Q(picture=file_id) | Q(reply__voice=file_id))
    found = rows.select_related("learner__school").first()
    if found is None:
        return None
    return viewer is not None and may_read_outreach(viewer, found) and may_have_media(viewer, found.learner)


register_guard("outreach", may_read_outreach_file)


def may_write_home(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may write a word to a learner's family: who teaches or advises them today."""
    return bool(relation_to(viewer, learner).columns & {Column.TEACHER, Column.ADVISOR})


def words_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the words home about a learner that the viewer may read: what one wrote and has not released
    is one's own; what was released, as what is said about work. A word without a piece is of no area."""
    released = Q(released_at__isnull=False)
    read = visible_rows(viewer, Kind.FEEDBACK, learner, area=_about_areas, parties=("author",), opened="")
    about = Q(learner=learner.pk)
    is_theirs = may_write_home(viewer, learner) and readable_areas(viewer, Kind.FEEDBACK, learner) != set()
    own = Q(author=viewer.id) if is_theirs else Q(pk__in=[])
    return about & (own | (released & read))


def _about_areas(areas: set[UUID]) -> Q:
    return claimed_in(areas, "piece")


def may_answer_word(viewer: Viewer, word: FamilyWord) -> bool:
    """This function will say whether the viewer may answer a word: a guardian who reads it."""
    if viewer.children.get(word.learner_id) != Rights.FULL or word.released_at is None:
        return False
    return may_read(viewer, Kind.FEEDBACK, word.learner)


def may_read_answer(viewer: Viewer, answer: WordAnswer) -> bool:
    """This function will say whether the viewer may read what a guardian answered: that guardian, while they have the right
    to answer, the learner, and whoever wrote the word, while they teach the learner. No other guardian does."""
    word = answer.word
    if viewer.id == answer.author_id:
        return may_answer_word(viewer, word)
    return viewer.id == word.learner_id or (viewer.id == word.author_id and may_write_home(viewer, word.learner))


WITHOUT_LOG = {Column.TEACHER, Column.ADVISOR, Column.GUARDIAN}


def may_make_offers(viewer: Viewer) -> bool:
    """This function will say whether the viewer may write what they offer: a mentor whom the school has vetted for today."""
    return Role.MENTOR in viewer.roles and vetting_of(viewer.person, on=viewer.on) is not None


def may_read_thread(viewer: Viewer, mentorship: Mentorship, *, is_logged: bool = False) -> bool:
    """This function will say whether the viewer may read what goes between a learner, a mentor and somebody of the school:
    the three, those who teach the learner, and the family; who leads the school where a line in the log says so
    (`is_logged`). Consent that was never given opens nothing."""
    if mentorship.consent_at is None or (reads_thread_logged(viewer, mentorship) and not is_logged):
        return False
    return may_read(viewer, Kind.MENTOR_THREAD, mentorship.learner, parties=parties_of(mentorship))


def reads_thread_logged(viewer: Viewer, mentorship: Mentorship) -> bool:
    """This function will say whether the viewer reads a thread only with a line in the log: who leads the school, and is
    neither one of the three nor teaches the learner."""
    columns = relation_to(viewer, mentorship.learner).columns
    return Column.LEADER in columns and viewer.id not in parties_of(mentorship) and not columns & WITHOUT_LOG


def may_say_among_three(viewer: Viewer, mentorship: Mentorship) -> bool:
    """This function will say whether the viewer may say something there: the learner, the mentor, whoever is beside them and
    the learner's advisor, while the mentorship holds and somebody of the school is beside the two (AR-18)."""
    if not is_open(mentorship, on=viewer.on) or not has_staff_beside(mentorship, on=viewer.on):
        return False
    return may_write(viewer, Kind.MENTOR_THREAD, mentorship.learner, parties=parties_of(mentorship))


def parties_of(mentorship: Mentorship) -> list[UUID]:
    """This function will list the three whom a mentorship concerns."""
    return [mentorship.learner_id, mentorship.mentor_id, mentorship.staff_id]


def may_hear_thread(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may hear a voice between the three, as the words beside it. None: not ours."""
    rows = MentorMessage.objects.filter(voice=file_id).select_related("mentorship__learner__school")
    found = rows.first()
    if found is None:
        return None
    is_logged = viewer is not None and has_noted(
        viewer, found.mentorship.learner, Kind.MENTOR_THREAD, row=found.mentorship_id
    )
    is_heard = viewer is not None and may_read_thread(viewer, found.mentorship, is_logged=is_logged)
    return is_heard and viewer is not None and may_have_media(viewer, found.mentorship.learner)


register_guard("mentor_thread", may_hear_thread)
