"""Experiences as teachers make them: written, brought in, made one's own, shared, put away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trellis.foundation.files import CheckedFile, store_upload
from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.models import Experience, ExperienceTarget, PlannedExperience
from trellis.rooms.paths.rules import licences_after, may_change_experience, may_design, may_read_experience, monday_of
from trellis.rooms.paths.terms import (
    MOST_MINUTES,
    MOST_TAGS,
    MOST_TARGETS,
    OUTSIDE,
    TAG_LENGTH,
    WORDS_LENGTH,
    Licence,
)
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of

Words = Mapping[str, str]
COPIED = ("picture", "file", "decided_by", "from_grade", "to_grade")  # what a copy has from its source


@dataclass(frozen=True, kw_only=True)
class ExperienceWords:
    """All that an experience says, its words by language."""

    title: Words
    why: Words = field(default_factory=dict)
    what: Words = field(default_factory=dict)
    place: Words = field(default_factory=dict)
    with_whom: Words = field(default_factory=dict)
    why_skipped_because: str = ""
    kind: str = "activity"
    is_outside: bool = False
    minutes: int | None = None
    tags: Sequence[str] = ()
    licence: str = Licence.OURS


@action
def draft_experience(
    *, words: ExperienceWords, targets: Collection[LearningTarget], by: Person, at: datetime,
    source: Mapping[str, Any] | None = None, upload: CheckedFile | None = None,
) -> Experience:  # fmt: skip
    """This function will write a draft, or bring one in: from a page, a link or a photo, with whom it is from. Only its
    author reads a draft, and the classes in whose week it stands.

    `source` may give title, author, licence and url. Raises NotAllowed, or Refused for words that are missing or too long.
    Publishes ExperienceDrafted.
    """
    _require_designer(by, at)
    _require_whole(words, targets, by)
    experience = Experience(school=by.school, author=by, slug=_free_slug(by, words), source=dict(source or {}))
    if upload is not None:
        experience.file = store_upload(upload, school_id=by.school_id, at=at)
    _write(experience, words, targets)
    publish(events.ExperienceDrafted(school_id=by.school_id, experience_id=experience.id))
    return experience


@action
def remix_experience(
    *, experience: Experience, words: ExperienceWords, targets: Collection[LearningTarget], by: Person, at: datetime
) -> Experience:
    """This function will make an experience one's own: a copy with what was changed, which credits its source (title,
    author, licence). The original stays as it is. Where whoever copies has the original in the week of a class, the copy
    takes its place there.

    Raises NotAllowed for who may not read it, Refused for words that are missing or too long, and for a licence that the
    source does not allow. Publishes ExperienceRemixed.
    """
    _require_designer(by, at)
    viewer = viewer_of(by, at=at)
    if not may_read_experience(viewer, experience):
        raise NotAllowed(_("Experiences are made one’s own by those who can read them."))
    _require_whole(words, targets, by)
    _require_licence(words, experience.licence)
    copy = Experience(school=by.school, author=by, slug=_free_slug(by, words), source=credit_of(experience))
    for name in COPIED:
        setattr(copy, name, getattr(experience, name))
    _write(copy, words, targets)
    mine = PlannedExperience.objects.filter(experience=experience, planned_by=by, week__gte=monday_of(viewer.on))
    mine.filter(group__in=viewer.taught_groups).update(experience=copy)
    publish(events.ExperienceRemixed(school_id=by.school_id, experience_id=copy.id, source_id=experience.id))
    return copy


@action
def change_experience(
    *, experience: Experience, words: ExperienceWords, targets: Collection[LearningTarget], by: Person, at: datetime
) -> None:
    """This function will change an experience of one's own where it stands; what somebody else made is copied instead
    (remix_experience). Who made the source stays credited.

    Raises NotAllowed, or Refused as for a draft; a published one keeps its why. Publishes ExperienceChanged.
    """
    _require_author(experience, by, at)
    _require_whole(words, targets, by)
    _require_licence(words, experience.source.get("licence", ""))
    if experience.published_at:
        _require_why(words.why, words.why_skipped_because)
    _write(experience, words, targets)
    publish(events.ExperienceChanged(school_id=by.school_id, experience_id=experience.id))


@action
def share_experience(*, experience: Experience, by: Person, at: datetime) -> None:
    """This function will put a draft on the school's shelf: colleagues find it among the starters, learners among their
    ways. It says why it is worth doing, or why nobody says so yet.

    Raises NotAllowed, or Refused without a why or without a target. Publishes ExperiencePublished.
    """
    _require_author(experience, by, at)
    _require_why(experience.why, experience.why_skipped_because)
    if not experience.leads_to.exists():
        raise Refused(_("Say to which target it leads, so that others find it. Then share it."))
    experience.published_at = at
    experience.save(update_fields=["published_at"])
    publish(events.ExperiencePublished(school_id=by.school_id, experience_id=experience.id))


@action
def unpublish_experience(*, experience: Experience, by: Person, at: datetime) -> None:
    """This function will take an experience of one's own back from the school's shelf; copies of it stay, and so do the
    classes in whose week it stands. Raises NotAllowed. Publishes ExperienceUnpublished.
    """
    _require_author(experience, by, at)
    experience.published_at = None
    experience.save(update_fields=["published_at"])
    publish(events.ExperienceUnpublished(school_id=by.school_id, experience_id=experience.id))


@action
def retire_experience(*, experience: Experience, by: Person, at: datetime) -> None:
    """This function will put an experience of one's own away: nobody is offered it any more; who is on it stays on it, and
    copies stay. Raises NotAllowed. Publishes ExperienceRetired.
    """
    _require_author(experience, by, at)
    experience.retired_at = at
    experience.save(update_fields=["retired_at"])
    publish(events.ExperienceRetired(school_id=by.school_id, experience_id=experience.id))


@action
def bring_back_experience(*, experience: Experience, by: Person, at: datetime) -> None:
    """This function will take an experience of one's own out again. Raises NotAllowed. Publishes ExperienceBroughtBack."""
    _require_author(experience, by, at)
    experience.retired_at = None
    experience.save(update_fields=["retired_at"])
    publish(events.ExperienceBroughtBack(school_id=by.school_id, experience_id=experience.id))


def credit_of(experience: Experience) -> dict[str, Any]:
    """This function will write the credit that a copy carries: what it was made from, as it is called today."""
    return {
        "title": dict(experience.title),
        "author": experience.author.said_as,
        "licence": str(experience.licence),
        "url": experience.source.get("url", ""),
    }


def _write(experience: Experience, words: ExperienceWords, targets: Collection[LearningTarget]) -> None:
    for name in WORDS_LENGTH:
        given = {code: text.strip() for code, text in getattr(words, name).items()}
        setattr(experience, name, {code: text for code, text in given.items() if text})
    experience.why_skipped_because = words.why_skipped_because.strip()
    experience.kind, experience.minutes, experience.licence = words.kind, words.minutes, words.licence
    experience.is_outside = words.is_outside or words.kind in OUTSIDE
    experience.tags = list(dict.fromkeys(tag.strip().casefold() for tag in words.tags if tag.strip()))
    experience.save()
    experience.leads_to.exclude(target__in=targets).delete()
    there = set(experience.leads_to.values_list("target_id", flat=True))
    ExperienceTarget.objects.bulk_create(
        ExperienceTarget(experience=experience, target=target) for target in targets if target.id not in there
    )


def _free_slug(by: Person, words: ExperienceWords) -> str:
    wanted = slugify(said(words.title, by.locale))[:70] or "experience"
    if not Experience.objects.filter(school=by.school, slug=wanted).exists():
        return wanted
    return f"{wanted}-{uuid4().hex[:8]}"


def _require_whole(words: ExperienceWords, targets: Collection[LearningTarget], by: Person) -> None:
    if not any(text.strip() for text in words.title.values()):
        raise Refused(_("Give it a title."))
    for name, most in WORDS_LENGTH.items():
        if any(len(text.strip()) > most for text in getattr(words, name).values()):
            raise Refused(_("One of its texts has more than %(most)s letters. Make it shorter.") % {"most": most})
    if len(words.why_skipped_because.strip()) > 200:
        raise Refused(_("One of its texts has more than %(most)s letters. Make it shorter.") % {"most": 200})
    if words.minutes is not None and not 1 <= words.minutes <= MOST_MINUTES:
        raise Refused(_("Say in minutes how long it takes, from 1 to %(most)s.") % {"most": MOST_MINUTES})
    _require_tags(words.tags)
    if len(targets) > MOST_TARGETS:
        sentence = ngettext(
            "Choose at most %(most)s target to which it truly leads.",
            "Choose at most %(most)s targets to which it truly leads.",
            MOST_TARGETS,
        )
        raise Refused(sentence % {"most": MOST_TARGETS})
    if any(target.retired_at or target.strand.area.school_id != by.school_id for target in targets):
        raise Refused(_("This target is no longer part of the continuum. Choose another one."))


def _require_tags(tags: Sequence[str]) -> None:
    if len(tags) > MOST_TAGS:
        raise Refused(
            _("Keep at most %(most)s tags: the words by which somebody would look for it.") % {"most": MOST_TAGS}
        )
    if any(len(tag.strip()) > TAG_LENGTH for tag in tags):
        raise Refused(_("A tag is one plain word, or two. Put a comma between them."))


def _require_licence(words: ExperienceWords, source_licence: str) -> None:
    if words.licence not in licences_after(source_licence):
        raise Refused(_("Its source does not allow that. Choose who may use it anew."))


def _require_why(why: Words, why_skipped_because: str) -> None:
    if not any(text.strip() for text in why.values()) and not why_skipped_because.strip():
        raise Refused(_("Say why it is worth doing; or say why you leave that open for now."))


def _require_designer(by: Person, at: datetime) -> None:
    if not may_design(viewer_of(by, at=at)):
        raise NotAllowed(_("Experiences are written by those who teach."))


def _require_author(experience: Experience, by: Person, at: datetime) -> None:
    if not may_change_experience(viewer_of(by, at=at), experience):
        raise NotAllowed(_("An experience is changed by who made it. Make a copy of your own instead."))
