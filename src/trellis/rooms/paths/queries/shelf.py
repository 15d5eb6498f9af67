"""Questions about the school's shelf: the starters that lead to a target, what is found in words, one's own drafts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from trellis.engine.words import keywords_from, targets_for
from trellis.rooms.continuum.queries import Continuum, TargetShape
from trellis.rooms.paths.models import Experience, ExperienceTarget
from trellis.rooms.paths.rules import experiences_open_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import stage_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Reading

MOST_SHOWN = 60
MOST_ALSO = 2  # a starter names so many of the other targets to which it leads


@dataclass(frozen=True)
class Starter:
    """An experience that leads to a target, with the plain reasons for it: whether it is of the usual years of a class,
    and to which targets it also leads that the class is on now, in few words."""

    experience: Experience
    targets: tuple[TargetShape, ...]
    is_mine: bool
    fits_years: bool = False
    also: tuple[str, ...] = ()


def experiences_for_designer(viewer: Viewer) -> QuerySet[Experience]:
    """This function will list the experiences that the viewer may read, each with who made it and where it leads."""
    rows = Experience.objects.filter(experiences_open_to(viewer)).annotate(made_by=F("author__said_as"))
    leads = Prefetch("leads_to", queryset=ExperienceTarget.objects.order_by("id"))
    return rows.select_related("author", "file").prefetch_related(leads).order_by("slug")


def experience_read_by(viewer: Viewer, experience_id: UUID) -> Experience | None:
    """This function will find an experience that the viewer may read; or one of their own that they put away."""
    found = experiences_for_designer(viewer).filter(pk=experience_id).first()
    return found or Experience.objects.filter(pk=experience_id, author=viewer.person).select_related("author").first()


def starters_for(
    target: TargetShape, *, learners: Collection[Person], on_now: Collection[UUID], continuum: Continuum, viewer: Viewer
) -> list[Starter]:
    """This function will list what leads to a target: first what is usual for the years of these learners, then what also
    leads to most of what they are on now, then what is one's own, then by name. Two queries."""
    years = {year for learner in learners if (year := stage_of(learner)) is not None}
    ids = ExperienceTarget.objects.filter(target_id=target.id).values("experience_id")
    rows = [
        _starter(row, continuum, viewer, years=years, on_now=set(on_now) - {target.id})
        for row in experiences_for_designer(viewer).filter(pk__in=ids)
    ]
    return sorted(rows, key=lambda one: (not one.fits_years, -len(one.also), not one.is_mine, one.experience.slug))


def starters_met_by(text: str, *, continuum: Continuum, viewer: Viewer) -> list[Starter]:
    """This function will list what shares words with a text, or leads to a target that does, best first. Two queries."""
    rows = {row.id: row for row in experiences_for_designer(viewer)}
    met = targets_for(text, {row.id: keywords_from(_texts(row, continuum)) for row in rows.values()})
    return [_starter(rows[one.target], continuum, viewer) for one in met[:MOST_SHOWN]]


def drafts_of(viewer: Viewer, *, continuum: Continuum) -> list[Starter]:
    """This function will list what the viewer made, the newest first: drafts, copies, and what they shared. Two queries."""
    rows = experiences_for_designer(viewer).filter(author=viewer.person).order_by("-id")[:MOST_SHOWN]
    return [_starter(row, continuum, viewer) for row in rows]


def targets_of(experience: Experience, continuum: Continuum) -> tuple[TargetShape, ...]:
    """This function will give the targets to which an experience leads, those that the continuum still has."""
    found = (continuum.by_id.get(tie.target_id) for tie in experience.leads_to.all())
    return tuple(target for target in found if target is not None)


def _starter(
    row: Experience, continuum: Continuum, viewer: Viewer, *, years: Collection[int] = (), on_now: Collection[UUID] = ()
) -> Starter:
    targets = targets_of(row, continuum)
    low, high = row.from_grade, row.to_grade
    return Starter(
        experience=row, targets=targets, is_mine=row.author_id == viewer.id,
        fits_years=low is not None and high is not None and any(low <= year <= high for year in years),
        also=tuple(_in_few_words(target, viewer.person) for target in targets if target.id in on_now)[:MOST_ALSO],
    )  # fmt: skip


def _in_few_words(target: TargetShape, reader: Person) -> str:
    return target.on_plate(Reading.TEEN, reader.locale)


def _texts(row: Experience, continuum: Continuum) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {"en": [*row.tags], "es": [*row.tags]}
    spoken: Iterable[tuple[str, str]] = [
        *((code, words) for words_by in (row.title, row.what, row.place) for code, words in words_by.items()),
        *((code, words) for target in targets_of(row, continuum) for (_, code), words in target.wordings.items()),
    ]
    for code, words in spoken:
        texts.setdefault(code, []).append(words)
    return texts
