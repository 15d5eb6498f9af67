"""Places (E6): those of a class and of the school, kept by those who teach there and the office; and the board on the wall."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.people.models import Group
from trellis.rooms.places.actions import Described, add_space, bring_back_space, change_space, retire_space
from trellis.rooms.places.models import Space
from trellis.rooms.places.queries import board_of, held_ahead, places_kept, space_kept_by
from trellis.rooms.places.terms import MOST_NAME, MOST_SEATS, Affordance, Picture
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

HERE = "/educator/places/"
WHOLE_SCHOOL = "school"


class SpaceForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("What it is called"), max_length=MOST_NAME)
    picture = forms.ChoiceField(label=gettext_lazy("Its picture"), choices=Picture.choices, widget=forms.RadioSelect)
    good_for = forms.MultipleChoiceField(
        label=gettext_lazy("What it is good for"), choices=Affordance.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    seats = forms.IntegerField(
        label=gettext_lazy("Seats"), min_value=1, max_value=MOST_SEATS, initial=2,
        help_text=gettext_lazy(
            "A place that is good for a group holds a talk for every two seats; any other place holds one talk at a time."
        ),
    )  # fmt: skip

    @property
    def described(self) -> Described:
        return Described(**self.cleaned_data)


@audience("educator_or_office")
@require_safe
def places(request: Asking) -> HttpResponse:
    """Every place of my classes and of the school."""
    return render(request, "educator/places.html", {"kept": places_kept(request.viewer)})


@audience("educator_or_office")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asking) -> HttpResponse:
    """One more place, of the class that is asked for or of the whole school."""
    group = _group_asked(request, request.GET.get("group", ""))
    form = SpaceForm(request.POST or None)
    if form.is_valid():
        try:
            made = add_space(
                school=request.viewer.person.school, group=group, described=form.described, by=request.viewer.person,
                at=clock.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            tell(request, _("%(place)s stands on the board.") % {"place": made.name})
            return redirect(HERE)
    return _form_page(request, form, group=group)


@audience("educator_or_office")
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: Asking, space_id: UUID) -> HttpResponse:
    """Change what is said about a place."""
    found = _kept(request, space_id)
    given = {"name": found.name, "picture": found.picture, "good_for": found.good_for, "seats": found.seats}
    form = SpaceForm(request.POST or None, initial=given)
    if form.is_valid():
        try:
            change_space(space=found, described=form.described, by=request.viewer.person, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            tell(request, _("Kept."))
            return redirect(HERE)
    return _form_page(request, form, group=found.group, space=found, ahead=held_ahead(found, at=clock.now()))


@audience("educator_or_office")
@require_POST
def offer(request: Asking, space_id: UUID) -> HttpResponse:
    """Take a place out of those that are offered, or offer it again."""
    found, at, me = _kept(request, space_id), clock.now(), request.viewer.person
    if request.POST.get("act") == "retire":
        retire_space(space=found, by=me, at=at)
        tell(request, _retired(found, at), undo=Undo(request.path, "back"))
        return redirect(HERE)
    try:
        bring_back_space(space=found, by=me, at=at)
    except Refused as refusal:
        return _form_page(
            request, SpaceForm(initial={"name": found.name}), group=found.group, space=found, refused=refusal.sentence
        )
    tell(request, _("%(place)s is offered again.") % {"place": found.name})
    return redirect(HERE)


def _retired(space: Space, at: Any) -> str:
    """That it is offered no more, and who has promised talks there, which stand."""
    names = list(dict.fromkeys(one.held_by.said_as for one in held_ahead(space, at=at)))
    if not names:
        return _("%(place)s is no longer offered.") % {"place": space.name}
    return _("%(place)s is no longer offered. What is promised there stands: tell %(names)s.") % {
        "place": space.name, "names": ", ".join(names),
    }  # fmt: skip


@audience("educator_or_office")
@require_safe
def board(request: Asking) -> HttpResponse:
    """The wall: each place, and which of them two people talk at now or next. It names nobody."""
    groups = [one.group for one in places_kept(request.viewer) if one.group is not None]
    asked = request.GET.get("group", "")
    group = next((one for one in groups if str(one.id) == asked), None)
    if asked and asked != WHOLE_SCHOOL and group is None:
        raise Http404
    if not asked:
        group = next(iter(groups), None)
    at = clock.now()
    context = {
        "board": board_of(request.viewer.person.school, group, at=at),
        "group": group,
        "groups": groups,
        "now": at,
    }
    return render(request, "educator/places_board.html", context)


def _group_asked(request: Asking, asked: str) -> Group | None:
    """The class to whose places one is added; None for the whole school. Raises Http404 where the viewer keeps none."""
    for one in places_kept(request.viewer):
        if one.may_keep and asked == (str(one.group.id) if one.group else WHOLE_SCHOOL):
            return one.group
    raise Http404


def _kept(request: Asking, space_id: UUID) -> Space:
    found = space_kept_by(request.viewer, space_id)
    if found is None:
        raise Http404
    return found


def _form_page(request: Asking, form: SpaceForm, **more: Any) -> HttpResponse:
    status = 422 if form.errors or more.get("refused") else 200
    return render(request, "educator/place.html", {"form": form, "pictures": Picture.choices, **more}, status=status)
