"""New targets, strands and areas, and their names. What was added by mistake goes again while nothing stands on it."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.actions.slugs import free_slug, slug_from
from trellis.rooms.continuum.actions.wording import Overtaken, Said, plainly, speaks
from trellis.rooms.continuum.models import Area, LearningTarget, Strand, Wording
from trellis.rooms.continuum.terms import MOST_LETTERS, NAME_LENGTH, ChangeKind, Hue
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.terms import Reading


@action
def add_target(*, strand: Strand, words: str, language: str, by: Person, at: datetime) -> LearningTarget:
    """This function will add a target at the end of a strand, in a teen's words of one language; the rest is worded after.

    Raises NotAllowed, or Refused without words, for too many, and for a retired strand. Publishes TargetAdded.
    """
    school = strand.area.school
    require_keeper(by=by, school=school, at=at)
    words = _name(
        words, MOST_LETTERS["teen"], _("Write what somebody can do, such as “I can fold paper so that it stands”.")
    )
    if strand.retired_at is not None:
        raise Refused(_("This strand is no longer there. Choose another one."))
    hold_continuum(school)
    rows = LearningTarget.objects.filter(strand=strand)
    taken = set(rows.values_list("slug", flat=True))
    target = LearningTarget.objects.create(
        strand=strand, slug=free_slug(slug_from(words, "target"), taken),
        order=(rows.aggregate(last=Max("order"))["last"] or 0) + 1,
    )  # fmt: skip
    Wording.objects.create(target=target, reading=Reading.TEEN, locale=language, text=words, since=at)
    note_changes(school, [Noted(kind=ChangeKind.NEW, after=words, target=target)], by=by, at=at)
    publish(events.TargetAdded(school_id=school.id, target_id=target.id, strand_id=strand.id))
    return target


@action
def add_strand(*, area: Area, name: str, language: str, by: Person, at: datetime) -> Strand:
    """This function will add a strand at the end of an area, in the next hue. Raises NotAllowed, or Refused without a name.

    Publishes StrandAdded.
    """
    require_keeper(by=by, school=area.school, at=at)
    name = _name(name, NAME_LENGTH, _("Give the strand a name."))
    hold_continuum(area.school)
    rows = Strand.objects.filter(area=area)
    taken = set(rows.values_list("slug", flat=True))
    order = (rows.aggregate(last=Max("order"))["last"] or 0) + 1
    strand = Strand.objects.create(
        area=area, slug=free_slug(slug_from(name, "strand"), taken), name={language: name},
        order=order, hue=list(Hue)[(area.order + order - 2) % len(Hue)],
    )  # fmt: skip
    note_changes(area.school, [Noted(kind=ChangeKind.NEW, after=name, strand=strand)], by=by, at=at)
    publish(events.StrandAdded(school_id=area.school_id, strand_id=strand.id))
    return strand


@action
def add_area(*, school: School, name: str, language: str, by: Person, at: datetime) -> Area:
    """This function will add an area at the end of a school's continuum. Raises NotAllowed, or Refused without a name.

    Publishes AreaAdded.
    """
    require_keeper(by=by, school=school, at=at)
    name = _name(name, NAME_LENGTH, _("Give the area a name."))
    hold_continuum(school)
    rows = Area.objects.filter(school=school)
    taken = set(rows.values_list("slug", flat=True))
    area = Area.objects.create(
        school=school, slug=free_slug(slug_from(name, "area"), taken), name={language: name},
        order=(rows.aggregate(last=Max("order"))["last"] or 0) + 1,
    )  # fmt: skip
    note_changes(school, [Noted(kind=ChangeKind.NEW, after=name)], by=by, at=at)
    publish(events.AreaAdded(school_id=school.id, area_id=area.id))
    return area


@action
def name_strand(*, strand: Strand, names: Mapping[str, Said], by: Person, at: datetime) -> None:
    """This function will name a strand by language. Where another keeper named it meanwhile, Overtaken says how.

    Raises NotAllowed, or Refused when no name would be left. Publishes StrandNamed.
    """
    school = strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    strand.refresh_from_db(fields=["name"])
    before, name = said(strand.name), _named(strand.name, names)
    if name != strand.name:
        strand.name = name
        strand.save(update_fields=["name"])
        note_changes(
            school, [Noted(kind=ChangeKind.NAMED, before=before, after=_all(name), strand=strand)], by=by, at=at
        )
        publish(events.StrandNamed(school_id=school.id, strand_id=strand.id))


@action
def name_area(*, area: Area, names: Mapping[str, Said], by: Person, at: datetime) -> None:
    """This function will name an area by language. Where another keeper named it meanwhile, Overtaken says how.

    Raises NotAllowed, or Refused when no name would be left. Publishes AreaNamed.
    """
    require_keeper(by=by, school=area.school, at=at)
    hold_continuum(area.school)
    area.refresh_from_db(fields=["name"])
    before, name = said(area.name), _named(area.name, names)
    if name != area.name:
        area.name = name
        area.save(update_fields=["name"])
        note_changes(area.school, [Noted(kind=ChangeKind.NAMED, before=before, after=_all(name))], by=by, at=at)
        publish(events.AreaNamed(school_id=area.school_id, area_id=area.id))


@action
def retire_strand(*, strand: Strand, by: Person, at: datetime) -> None:
    """This function will retire a strand on which no target stands. Raises NotAllowed, or Refused while one does.

    Publishes StrandRetired.
    """
    school = strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    if LearningTarget.objects.filter(strand=strand, retired_at=None).exists():
        raise Refused(_("Targets still stand on this strand. Move them to another one, or retire them first."))
    if Strand.objects.filter(pk=strand.pk, retired_at=None).update(retired_at=at):
        note_changes(school, [Noted(kind=ChangeKind.RETIRED, before=said(strand.name), strand=strand)], by=by, at=at)
        publish(events.StrandRetired(school_id=school.id, strand_id=strand.id))


@action
def offer_strand_again(*, strand: Strand, by: Person, at: datetime) -> None:
    """This function will put a retired strand back in its place. Raises NotAllowed. Publishes StrandOffered."""
    school = strand.area.school
    require_keeper(by=by, school=school, at=at)
    if Strand.objects.filter(pk=strand.pk, retired_at__isnull=False).update(retired_at=None):
        note_changes(school, [Noted(kind=ChangeKind.OFFERED, after=said(strand.name), strand=strand)], by=by, at=at)
        publish(events.StrandOffered(school_id=school.id, strand_id=strand.id))


def _name(text: str, most: int, ask: str) -> str:
    text = plainly(text)
    if not text:
        raise Refused(ask)
    if len(text) > most:
        said_so = _("This has %(length)s characters; %(most)s fit here. Say it shorter.")
        raise Refused(said_so % {"length": len(text), "most": most})
    return text


def _named(stands: Mapping[str, str], names: Mapping[str, Said]) -> dict[str, str]:
    ours = {code: one for code, one in names.items() if speaks(code, stands)}
    changed = {code: one for code, one in ours.items() if plainly(one.was) != plainly(one.now)}
    met = {
        code: stands.get(code, "")
        for code, one in changed.items()
        if stands.get(code, "") not in (plainly(one.was), plainly(one.now))
    }
    if met:
        raise Overtaken(
            _("Somebody else has given it another name meanwhile. Read both, and keep what it shall be."), met
        )
    kept = {**stands, **{code: plainly(one.now) for code, one in changed.items()}}
    kept = {code: text for code, text in kept.items() if text}
    for text in kept.values() or [""]:
        _name(text, NAME_LENGTH, _("It needs a name in at least one language."))
    return kept


def _all(name: Mapping[str, str]) -> str:
    return " · ".join(name.values())
