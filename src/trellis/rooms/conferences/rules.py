"""Who promises, holds and reads talks."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from trellis.foundation.files import register_guard
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.models import Conference, ConferenceLine, Reflection
from trellis.rooms.evidence.rules import may_have_files
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_have_media, may_read, may_write, visible_rows
from trellis.rooms.privacy.terms import Kind

PARTIES = ("learner_id", "adult_id")


def may_promise_talk(viewer: Viewer, adult: Person, learner: Person) -> bool:
    """This function will say whether the viewer may promise talks: the adult themself, to a learner they teach."""
    return viewer.id == adult.id and may_write(viewer, Kind.CONFERENCE, learner, parties=[adult.id])


def may_give_talk_time(viewer: Viewer, adult: Person) -> bool:
    """This function will say whether the viewer may give time of the week to talks: an adult who teaches, their own."""
    return viewer.id == adult.id and bool(viewer.taught_groups)


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
    talk = talks.select_related("learner__school").first()
    if talk is None or not is_being_held(talk, on=viewer.on) or not may_hold_talk(viewer, talk):
        return False
    return {agreement.owner_id, agreement.other_id} == {talk.adult_id, talk.learner_id}


def may_write_in(viewer: Viewer, conference: Conference) -> bool:
    """This function will say whether the viewer may write lines in a talk: one of the two, while they are related."""
    return may_write(viewer, Kind.CONFERENCE, conference.learner, parties=[conference.learner_id, conference.adult_id])


def may_change_line(person: Person, line: ConferenceLine) -> bool:
    """This function will say whether somebody may change a line: only who said it."""
    return person.id == line.author_id


def may_read_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may have a spoken line, as the talk it belongs to, or what a reflection holds.
    None: not ours."""
    if viewer is None:
        return None
    reflection = Reflection.objects.filter(file=file_id).select_related("author__school").first()
    if reflection is not None:
        return may_read_reflection(viewer, reflection) and may_have_media(viewer, reflection.author)
    rows = ConferenceLine.objects.filter(file=file_id).select_related("conference__learner__school")
    line = rows.first()
    if line is None:
        return None
    learner = line.conference.learner
    is_read = Conference.objects.filter(talks_visible_to(viewer, learner), pk=line.conference_id).exists()
    return is_read and may_have_files(viewer, Kind.CONFERENCE, learner)


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
