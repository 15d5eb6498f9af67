"""Who may capture, see, link, answer and judge work."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from trellis.foundation.files import register_guard
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.evidence.models import (
    Claim,
    Evidence,
    EvidenceFile,
    Feedback,
    HelpOffer,
    Judgement,
    QuickAnswer,
    QuickCheck,
    ReadySignal,
    VisitorInvitation,
)
from trellis.rooms.paths.rules import may_see_class_at
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import age_on, school_day, taught_in, viewer_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import EDUCATORS, OF_AGE, Rights, Role
from trellis.rooms.privacy.queries import has_noted
from trellis.rooms.privacy.rules import may_have_media, may_read, may_write, must_be_logged, relation_to, visible_rows
from trellis.rooms.privacy.terms import Column, Kind

_LOOKED_AT = Q(handed_in_at__isnull=False, erased_at__isnull=True)


def areas_of_piece(piece: Evidence) -> set[UUID]:
    """This function will list the areas that a piece belongs to by what it is said to show."""
    if "claims" in getattr(piece, "_prefetched_objects_cache", {}):
        return {claim.target.strand.area_id for claim in piece.claims.all() if claim.withdrawn_at is None}
    rows = piece.claims.filter(withdrawn_at__isnull=True)
    return set(rows.values_list("target__strand__area_id", flat=True))


def may_capture(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may keep a piece for a learner: the learner, or who teaches them and saw it."""
    return may_write(viewer, Kind.DRAFT, learner) or bool(_columns(viewer, learner) & {Column.TEACHER, Column.ADVISOR})


def may_read_work_in(viewer: Viewer, learner: Person, area_ids: Collection[UUID]) -> bool:
    """This function will say whether the viewer may look at handed-in work of a learner that shows something of these
    areas: without any, only who teaches the learner everything."""
    return may_read(viewer, Kind.EVIDENCE, learner, area_ids=area_ids)


def may_take_back(viewer: Viewer, piece: Evidence) -> bool:
    """This function will say whether the viewer may take a piece back that they kept for a learner: on the day on which
    they kept it, while they teach the learner."""
    is_theirs = piece.author_id == viewer.id != piece.learner_id and piece.erased_at is None
    is_today = school_day(viewer.person.school, piece.captured_at) == viewer.on
    return is_theirs and is_today and may_capture(viewer, piece.learner)


def is_touched(piece: Evidence) -> bool:
    """This function will say whether somebody has said something about a piece since it was kept, or its learner has put it
    first or written words to it: then it stays."""
    if piece.showcase_place is not None:
        return True
    said = (
        piece.files.exclude(words=""),
        piece.feedback.all(),
        Judgement.objects.filter(pieces=piece),
        ReadySignal.objects.filter(pieces=piece),
        piece.claims.exclude(by=piece.author_id),
    )
    return any(rows.exists() for rows in said)


def may_change_piece(viewer: Viewer, piece: Evidence) -> bool:
    """This function will say whether the viewer may hand in, link or erase a piece: it is the learner's own."""
    return piece.erased_at is None and may_write(viewer, Kind.DRAFT, piece.learner)


def may_see_piece(viewer: Viewer, piece: Evidence) -> bool:
    """This function will say whether the viewer may see a piece; a draft is its maker's alone, an erased one is nobody's."""
    if piece.erased_at is not None:
        return viewer.id == piece.learner_id
    if piece.handed_in_at is None:
        return may_read(viewer, Kind.DRAFT, piece.learner)
    areas = areas_of_piece(piece)
    return may_read(viewer, Kind.EVIDENCE, piece.learner, visibility=piece.visibility, area_ids=areas)


def pieces_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the pieces of one learner that the viewer may see: may_see_piece as a filter."""
    if may_read(viewer, Kind.DRAFT, learner):
        return Q(learner=learner.id)
    return _LOOKED_AT & Q(learner=learner.id) & visible_rows(viewer, Kind.EVIDENCE, learner, area=claimed_in)


def claimed_in(areas: Collection[UUID], piece: str = "pk") -> Q:
    """This function will select the pieces that are said to show something of these areas."""
    claims = Claim.objects.filter(evidence=OuterRef(piece), withdrawn_at__isnull=True)
    return Q(Exists(claims.filter(target__strand__area__in=areas)))


# Learners with the areas in which they are taught, one entry a membership; areas None means all.
type Taught = tuple[tuple[Collection[UUID], Collection[UUID] | None], ...]


@dataclass(frozen=True)
class Teaching:
    """Whom somebody teaches today and in which areas, read once: one entry a membership; areas None means all."""

    through: tuple[tuple[Mapping[UUID, Person], frozenset[UUID] | None], ...]

    @cached_property
    def learners(self) -> Mapping[UUID, Person]:
        """Everybody who is taught, in whatever area."""
        return {learner: person for learners, _areas in self.through for learner, person in learners.items()}

    @property
    def is_limited(self) -> bool:
        """Whether somebody is taught in some areas alone."""
        return any(areas is not None for _learners, areas in self.through)

    @property
    def ids(self) -> Taught:
        """Whom and in which areas, as a prepared question is asked."""
        return tuple((list(learners), areas) for learners, areas in self.through)


def rows_taught(taught: Taught, learner: str, area: str) -> Q:
    """This function will select the rows about learners taught, in the areas in which they are taught."""
    selected = Q(pk__in=[])
    for learners, areas in taught:
        theirs = Q(**{f"{learner}__in": learners})
        selected |= theirs if areas is None else theirs & Q(**{f"{area}__in": areas})
    return selected


def pieces_taught(taught: Taught, piece: str = "") -> Q:
    """This function will select the pieces of learners taught that say they show something of an area taught, or the rows
    whose piece, at that path, does."""
    selected = Q(pk__in=[])
    for learners, areas in taught:
        theirs = Q(**{f"{piece}__learner__in" if piece else "learner__in": learners})
        selected |= theirs if areas is None else theirs & claimed_in(areas, piece or "pk")
    return selected


def teaching_of(viewer: Viewer) -> Teaching:
    """This function will read whom the viewer teaches today and in which areas; two queries, both made once a viewer."""
    memberships = [m for m in viewer.memberships if m.group_id and m.role in EDUCATORS]
    limits = areas_by_membership(memberships)
    return Teaching(tuple((_taught_through(viewer, m), limits[m.id]) for m in memberships))


def _taught_through(viewer: Viewer, membership: Membership) -> dict[UUID, Person]:
    learners = taught_in(viewer, membership.group_id) if membership.group_id else []
    return {learner.id: learner for learner in learners if learner.id != viewer.id}


def looked_at_pieces(taught: Taught, piece: str = "") -> Q:
    """This function will select the handed-in pieces of learners taught, in the areas in which they are taught, or the
    rows whose piece, at that path, is one."""
    way = f"{piece}__" if piece else ""
    looked_at = Q(**{f"{way}erased_at": None, f"{way}handed_in_at__isnull": False})
    return looked_at & pieces_taught(taught, piece)


def may_see_feedback(viewer: Viewer, piece: Evidence) -> bool:
    """This function will say whether the viewer may read what was said about a piece."""
    return piece.erased_at is None and may_see_piece(viewer, piece) and may_read(
        viewer, Kind.FEEDBACK, piece.learner, area_ids=areas_of_piece(piece), parties=[piece.learner_id]
    )  # fmt: skip


def may_give_feedback(viewer: Viewer, piece: Evidence) -> bool:
    """This function will say whether the viewer may say something about a piece: its maker, who teaches them there, and a
    mentor to whom its maker opened it."""
    if piece.erased_at is not None or piece.handed_in_at is None:
        return False
    areas = areas_of_piece(piece)
    return may_write(viewer, Kind.FEEDBACK, piece.learner, area_ids=areas) and may_read(
        viewer, Kind.EVIDENCE, piece.learner, visibility=piece.visibility, area_ids=areas
    )


def may_say_about(viewer: Viewer, learner: Person, area_ids: Collection[UUID]) -> bool:
    """This function will say whether the viewer may speak about handed-in work of these areas, without looking at a piece."""
    return may_write(viewer, Kind.FEEDBACK, learner, area_ids=area_ids)


def may_claim(viewer: Viewer, piece: Evidence, area_id: UUID) -> bool:
    """This function will say whether the viewer may say what a piece shows: its maker, or who judges that area."""
    if may_change_piece(viewer, piece):
        return True
    return piece.handed_in_at is not None and piece.erased_at is None and may_judge(viewer, piece.learner, area_id)


def may_judge(viewer: Viewer, learner: Person, area_id: UUID) -> bool:
    """This function will say whether the viewer may judge a learner in an area: a person who teaches them today, in their
    own areas, the advisor in all; nobody judges themself."""
    return viewer.id != learner.id and may_write(viewer, Kind.STATES, learner, area_ids=[area_id])


def membership_to_sign_under(viewer: Viewer, learner: Person, area_id: UUID) -> Membership | None:
    """This function will find the membership under which the viewer judges: live today, covering the area, advising first."""
    if not may_judge(viewer, learner, area_id):
        return None
    through = relation_to(viewer, learner).through
    limits = areas_by_membership(through)
    covering = [m for m in through if limits[m.id] is None or area_id in (limits[m.id] or ())]
    return min(covering, key=lambda m: (m.role != Role.ADVISOR, m.starts_on, m.id), default=None)


def may_contest(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may write how they see a judgement differently: the learner may."""
    return viewer.id == learner.id


def may_say_of_self(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may say how the learner sees themself: only the learner."""
    return may_write(viewer, Kind.SELF_ASSESSMENT, learner)


def may_signal(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may say that the learner is ready: only the learner."""
    return may_write(viewer, Kind.SIGNALS, learner)


def may_read_signals(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read when the learner says they are ready to show."""
    return may_read(viewer, Kind.SIGNALS, learner, part="ready")


def may_offer_help(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may offer that a learner helps others, or take it back: only the learner."""
    return viewer.id == learner.id


def may_ask_to_help(viewer: Viewer, offer: HelpOffer) -> bool:
    """This function will say whether the viewer may ask somebody who offered to help: who teaches that target to them."""
    return may_see_class_at(viewer, offer.learner, offer.target.strand.area_id)


def _columns(viewer: Viewer, learner: Person) -> frozenset[Column]:
    return relation_to(viewer, learner).columns


def may_add_words(viewer: Viewer, piece: Evidence, *, are_there_words: bool) -> bool:
    """This function will say whether the viewer may write the words of a file: its maker; who teaches them where none are."""
    return may_change_piece(viewer, piece) or (not are_there_words and may_give_feedback(viewer, piece))


def may_withdraw_claim(viewer: Viewer, claim: Claim) -> bool:
    """This function will say whether the viewer may take back what a piece was said to show: who said it, or its maker."""
    return claim.by_id == viewer.id or may_change_piece(viewer, claim.evidence)


def may_ask_class(viewer: Viewer, group_id: UUID) -> bool:
    """This function will say whether the viewer may ask a class something quickly, and see what it answers: whoever
    teaches it today."""
    return group_id in viewer.taught_groups


def may_open_check(viewer: Viewer, check: QuickCheck) -> bool:
    """This function will say whether the viewer may see all that a class answers: whoever asked, while they teach it."""
    return check.teacher_id == viewer.id and may_ask_class(viewer, check.group_id)


def may_see_cards(viewer: Viewer, check: QuickCheck) -> bool:
    """This function will say whether the viewer may see the photo of the cards held up: whoever may open the check, and
    may read what each of the class answers."""
    learners = taught_in(viewer, check.group_id) if may_open_check(viewer, check) else []
    return bool(learners) and all(may_read_answer(viewer, learner, check.teacher_id) for learner in learners)


def may_read_answer(viewer: Viewer, learner: Person, teacher_id: UUID) -> bool:
    """This function will say whether the viewer may see what a learner answered: the learner, and whoever asked."""
    return may_read(viewer, Kind.QUICK_CHECK, learner, parties=[learner.id, teacher_id])


def may_answer_for(viewer: Viewer, check: QuickCheck, learner: Person) -> bool:
    """This function will say whether the viewer may write a learner's answer, or keep it when the learner says so: the
    learner, and whoever asked and sees the card held up."""
    return may_write(viewer, Kind.QUICK_CHECK, learner, parties=[learner.id, check.teacher_id])


def may_read_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may have a file of this room: as the row it belongs to. None: not ours.

    Who reads work only with a line in the log gets its files on the day of that line.
    """
    if viewer is None:
        return None
    if file := EvidenceFile.objects.filter(file=file_id).select_related("evidence__learner__school").first():
        return may_see_piece(viewer, file.evidence) and may_have_files(viewer, Kind.EVIDENCE, file.evidence.learner)
    if word := Feedback.objects.filter(file=file_id).select_related("evidence__learner__school").first():
        is_own = word.author_id == viewer.id and may_see_piece(viewer, word.evidence)
        return is_own or (
            may_see_feedback(viewer, word.evidence) and may_have_files(viewer, Kind.FEEDBACK, word.evidence.learner)
        )
    if answer := QuickAnswer.objects.filter(file=file_id).select_related("learner__school", "check_of").first():
        return may_read_answer(viewer, answer.learner, answer.check_of.teacher_id)
    if check := QuickCheck.objects.filter(photo=file_id).first():
        return may_see_cards(viewer, check)
    rows = Judgement.objects.filter(reason_file=file_id).select_related("learner__school", "target__strand")
    if judgement := rows.first():
        areas = [judgement.target.strand.area_id]
        may = may_read(viewer, Kind.STATES, judgement.learner, area_ids=areas)
        return may and may_have_files(viewer, Kind.STATES, judgement.learner)
    return None


def may_invite_visitor(viewer: Viewer, piece: Evidence) -> bool:
    """This function will say whether the viewer may invite a visitor to a piece, and reads first what a visitor said: who
    teaches or advises the learner and may speak to that piece."""
    return bool(_columns(viewer, piece.learner) & {Column.TEACHER, Column.ADVISOR}) and may_give_feedback(viewer, piece)


def needs_consent(invitation: VisitorInvitation, *, at: datetime) -> bool:
    """This function will say whether a guardian is asked as well: until the learner is of age."""
    age = age_on(invitation.learner, school_day(invitation.learner.school, at))
    return age is None or age < OF_AGE


def may_consent_to_visitor(viewer: Viewer, invitation: VisitorInvitation) -> bool:
    """This function will say whether the viewer may consent to a visitor: a guardian with full rights, until the learner is
    of age."""
    age = age_on(invitation.learner, viewer.on)
    return viewer.children.get(invitation.learner_id) == Rights.FULL and (age is None or age < OF_AGE)


def may_withdraw_visitor(viewer: Viewer, invitation: VisitorInvitation) -> bool:
    """This function will say whether the viewer may withdraw an invitation or say no to it: the learner, who may consent, and
    those who may invite there."""
    if viewer.id == invitation.learner_id or may_consent_to_visitor(viewer, invitation):
        return True
    return may_invite_visitor(viewer, invitation.evidence)


def is_live_invitation(invitation: VisitorInvitation, *, at: datetime) -> bool:
    """This function will say whether an address opens now: agreed and consented to, not used, run out or withdrawn, of a piece
    that stands, by somebody who teaches the learner still."""
    if invitation.address_digest is None or invitation.expires_at is None or invitation.expires_at <= at:
        return False
    if invitation.withdrawn_at or invitation.answered_at or invitation.agreed_at is None:
        return False
    if needs_consent(invitation, at=at) and invitation.consent_at is None:
        return False
    return may_invite_visitor(viewer_of(invitation.invited_by, at=at), invitation.evidence)


def may_hear_visitor(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may hear what a visitor said before it is let through: who may let it. None:
    not ours."""
    found = VisitorInvitation.objects.filter(voice=file_id).select_related("evidence__learner__school").first()
    if found is None:
        return None
    return viewer is not None and may_invite_visitor(viewer, found.evidence)


register_guard("visitors", may_hear_visitor)


def may_have_files(viewer: Viewer, kind: Kind, learner: Person) -> bool:
    """This function will say whether the viewer, who may read rows of this kind, may have their files too: on the day of
    the line in the log where there must be one, and never with limited rights."""
    is_noted = not must_be_logged(viewer, kind, learner) or has_noted(viewer, learner, kind)
    return is_noted and may_have_media(viewer, learner)


register_guard("evidence", may_read_file)
