"""The school itself: its name, where it is, on which days there is school; and what a new one still lacks."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.insights.queries.beginning import missing_at
from trellis.rooms.people.actions import close_school, describe_school, take_back_closure
from trellis.rooms.people.queries.groups import closures_of
from trellis.rooms.people.rules import may_open_office
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.zones import zone_meant, zones_from
from trellis.ui.told import tell

HERE = "/office/school/"


class SchoolForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the school"), max_length=120)
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"), max_length=64, widget=forms.TextInput(attrs={"list": "zones"}),
        help_text=gettext_lazy("Type the nearest large city, for example Madrid: when a day begins and ends hangs on it."),
    )  # fmt: skip
    school_days = forms.MultipleChoiceField(
        label=gettext_lazy("Weekdays with school"), choices=[(str(day), name) for day, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    locale = forms.ChoiceField(
        label=gettext_lazy("Language of the school"), choices=settings.LANGUAGES, widget=forms.RadioSelect,
        help_text=gettext_lazy("Whoever is added reads it first. Everybody may choose their own."),
    )  # fmt: skip

    def clean_time_zone(self) -> str:
        found = zone_meant(self.cleaned_data["time_zone"])
        if found is None:
            raise forms.ValidationError(_("Choose a time zone of the list, named like Europe/Lisbon."))
        return found


class ClosureForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("What these days are"), max_length=120)
    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label=gettext_lazy("Last day"), widget=forms.DateInput(attrs={"type": "date"}))


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def school(request: Asking) -> HttpResponse:
    """The school’s own page; a POST keeps what it says of itself."""
    _require_pages(request)
    if request.method != "POST":
        return _page(request)
    form = SchoolForm(request.POST)
    if form.is_valid():
        days = [int(day) for day in form.cleaned_data["school_days"]]
        try:
            given = {**form.cleaned_data, "school_days": days}
            describe_school(school=request.viewer.person.school, **given, by=request.viewer.person, at=clock.now())
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            tell(request, _("Kept. It holds from now on."))
            return redirect(HERE)
    return _page(request, form=form)


@audience("office")
@require_POST
def close(request: Asking) -> HttpResponse:
    """Write days without school into the calendar."""
    _require_pages(request)
    form, school = ClosureForm(request.POST, auto_id="closed_%s"), request.viewer.person.school
    if form.is_valid():
        try:
            close_school(school=school, **form.cleaned_data, by=request.viewer.person, at=clock.now())
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            tell(request, _("Written. No promise falls on these days."))
            return redirect(f"{HERE}#closed")
    return _page(request, closing=form)


@audience("office")
@require_POST
def closure(request: Asking, closure_id: UUID) -> HttpResponse:
    """Take days without school out of the calendar."""
    _require_pages(request)
    found = next((one for one in closures_of(request.viewer.person.school) if one.id == closure_id), None)
    if found is None or request.POST.get("act") != "open":
        raise Http404
    take_back_closure(closure=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken out. There is school on these days."))
    return redirect(f"{HERE}#closed")


def _page(request: Asking, *, form: SchoolForm | None = None, closing: ClosureForm | None = None) -> HttpResponse:
    school, today = request.viewer.person.school, request.viewer.on
    kept = closures_of(school)
    days = [str(day) for day in school.school_days]
    now = {"name": school.name, "time_zone": school.time_zone, "school_days": days, "locale": school.locale}
    context: dict[str, Any] = {
        "form": form or SchoolForm(initial=now),
        "closing": closing or ClosureForm(auto_id="closed_%s"),
        "zones": zones_from(school.time_zone),
        "coming": [one for one in kept if one.ends_on >= today],
        "gone": [one for one in kept if one.ends_on < today],
        "missing": missing_at(request.viewer),
    }
    return render(request, "office/school.html", context, status=422 if form or closing else 200)


def _require_pages(request: Asking) -> None:
    if not may_open_office(request.viewer):
        raise Http404
