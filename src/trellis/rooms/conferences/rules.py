"""Who promises, holds and reads talks."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from trellis.foundation.files import register_guard
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.models import Conference, ConferenceLine, Reflection, SheetPhoto, Shown
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.evidence.rules import may_have_files
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.rules import may_have_media, may_read, may_write, relation_to, visible_rows
from trellis.rooms.privacy.terms import Column, Kind

PARTIES = ("learner_id", "adult_id")


def may_promise_talk(viewer: Viewer, adult: Person, learner: Person) -> bool:
    """This function will say whether the viewer may promise talks: the adult themself, to a learner they teach."""
    return viewer.id == adult.id and may_write(viewer, Kind.CONFERENCE, learner, parties=[adult.id])


def may_wish_time(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may wish more time with a learner, and so read that they do: whoever teaches
    or advises them, for themself alone."""
    return may_write(viewer, Kind.TIME_WISH, learner, parties=[viewer.id])


def may_give_talk_time(viewer: Viewer, adult: Person) -> bool:
    """This function will say whether the viewer may give time of the week to talks: an adult who teaches, their own."""
    return viewer.id == adult.id and bool(viewer.taught_groups)


def may_hand_over(viewer: Viewer, adult: Person) -> bool:
    """This function will say whether the viewer may hand over what an adult owes: those who lead their school."""
    return viewer.person.school_id == adult.school_id and Role.LEADER in viewer.roles


def is_party(person: Person, conference: Conference) -> bool:
    """This function will say whether somebody is one of the two of a talk."""
    return person.id in {conference.learner_id, conference.adult_id}


def may_hold_talk(viewer: Viewer, conference: Conference) -> bool:
    """This function will say whether the viewer may start, move and end a talk: its adult, who still teaches the learner."""
    return viewer.id == conference.adult_id and may_write(
        viewer, Kind.CONFERENCE, conference.learner, parties=[viewer.id]
    )


def is_being_held(conference: Conference, *, on: date) -> bool:
    """This function will say whether the two sit together over a talk: it was started that day and has not ended."""
    if conference.started_at is None or conference.held_at is not None:
        return False
    return school_day(conference.learner.school, conference.started_at) == on


def sits_beside_owner(viewer: Viewer, agreement: Agreement) -> bool:
    """This function will say whether the viewer is the adult of a talk that is being held, with the other whom the
    agreement binds beside them: before one screen they tick together."""
    talks = Conference.objects.filter(adult=viewer.id, learner=agreement.learner_id, held_at=None)
    pair = {agreement.owner_id, agreement.other_id}
    return any(
        pair == {talk.adult_id, talk.learner_id} and is_being_held(talk, on=viewer.on) and may_hold_talk(viewer, talk)
        for talk in talks.select_related("learner__school")
    )


def may_write_in(viewer: Viewer, conference: Conference) -> bool:
    """This function will say whether the viewer may write lines in a talk: one of the two, while they are related."""
    return may_write(viewer, Kind.CONFERENCE, conference.learner, parties=[conference.learner_id, conference.adult_id])


def may_ask_to_lead(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may ask to lead a talk with the family: the learner themself."""
    return person.id == learner.id


def may_prepare_show(viewer: Viewer, conference: Conference) -> bool:
    """This function will say whether the viewer may prepare what is shown in a talk: the learner who leads it; its adult
    beside them, who writes down what they say."""
    return conference.is_led and (viewer.id == conference.learner_id or may_hold_talk(viewer, conference))


def may_change_words(person: Person, shown: Shown) -> bool:
    """This function will say whether somebody may change the words to a picture: the learner all of them; the adult those
    that an adult wrote down, for what a learner wrote or said is theirs alone."""
    is_untouched = not shown.words and shown.file_id is None
    return person.id == shown.conference.learner_id or is_untouched or shown.written_by_id is not None


def may_read_as_family(viewer: Viewer, conference: Conference) -> bool:
    """This function will say whether a guardian reads the shared part of a talk: what a learner led, from the day on which
    it was held, all of the family with rights; a family talk only who was asked to it."""
    if conference.held_at is None or not conference.is_with_family:
        return False
    if Column.GUARDIAN not in relation_to(viewer, conference.learner).columns:
        return False
    if not may_read(viewer, Kind.CONFERENCE, conference.learner, part="family"):
        return False
    return conference.kind == ConferenceKind.STUDENT_LED or is_invited(viewer.person, conference)


def is_invited(person: Person, conference: Conference) -> bool:
    """This function will say whether a guardian was asked to a talk."""
    return any(one.guardian_id == person.id for one in conference.invited.all())


def may_change_line(person: Person, line: ConferenceLine) -> bool:
    """This function will say whether somebody may change a line: only who said it."""
    return person.id == line.author_id


def may_read_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may have a spoken line, a spoken picture or a photo of a sheet, as the talk it
    belongs to, or what a reflection holds. A guardian has what the learner showed them, and their own voice. None: not ours."""
    if viewer is None:
        return None
    reflection = Reflection.objects.filter(file=file_id).select_related("author__school").first()
    if reflection is not None:
        return may_read_reflection(viewer, reflection) and may_have_media(viewer, reflection.author)
    found = _with_file(file_id)
    if found is None:
        return None
    talk = found.conference
    is_for_family = isinstance(found, Shown) or (isinstance(found, ConferenceLine) and found.author_id == viewer.id)
    if is_for_family and may_read_as_family(viewer, talk):
        return may_have_files(viewer, Kind.CONFERENCE, talk.learner)
    is_read = Conference.objects.filter(talks_visible_to(viewer, talk.learner), pk=talk.id).exists()
    return is_read and may_have_files(viewer, Kind.CONFERENCE, talk.learner)


def _with_file(file_id: UUID) -> ConferenceLine | Shown | SheetPhoto | None:
    for rows in (ConferenceLine.objects, Shown.objects, SheetPhoto.objects):
        if found := rows.filter(file=file_id).select_related("conference__learner__school").first():
            return found
    return None


register_guard("conferences", may_read_file)


def may_read_reflection(viewer: Viewer, reflection: Reflection) -> bool:
    """This function will say whether the viewer may read a reflection: its author, and those to whom they opened it."""
    kind = Kind.REFLECTION_SHARED if reflection.visibility else Kind.REFLECTION
    return may_read(viewer, kind, reflection.author, visibility=reflection.visibility)


def reflections_visible_to(viewer: Viewer, author: Person) -> Q:
    """This function will select one learner's reflections that the viewer may read: may_read_reflection as a filter."""
    for_nobody = Q(visibility="") & visible_rows(viewer, Kind.REFLECTION, author, opened="")
    return for_nobody | (~Q(visibility="") & visible_rows(viewer, Kind.REFLECTION_SHARED, author))


def talks_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select one learner's talks that the viewer may read: their own; a leader's reading is logged."""
    return visible_rows(viewer, Kind.CONFERENCE, learner, parties=PARTIES, opened="")
