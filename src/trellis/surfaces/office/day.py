"""The school day: which parts of it stand, and why; which ones each learner plans. The same on every day with school."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.paths.queries.day import plans_ahead_in
from trellis.rooms.people.actions import drop_time_block, set_time_block
from trellis.rooms.people.models import School, TimeBlock
from trellis.rooms.people.queries import groups_there, school_day
from trellis.rooms.people.queries.day import block_of, blocks_at
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

STANDS, FREE = "stands", "free"


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class BlockForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("What it is called"), max_length=60)
    starts_at = _hour(gettext_lazy("Begins"))
    ends_at = _hour(gettext_lazy("Ends"))
    group: Any = forms.ModelChoiceField(
        label=gettext_lazy("Whose it is"), queryset=None, required=False, empty_label=gettext_lazy("the whole school")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What happens in it"), widget=forms.RadioSelect,
        choices=[(FREE, gettext_lazy("each learner plans it")), (STANDS, gettext_lazy("it stands"))],
    )  # fmt: skip
    because = forms.CharField(
        label=gettext_lazy("Why it stands"), max_length=120, required=False,
        help_text=gettext_lazy("Learners read it, for example: because the lab is booked."),
    )  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_there(school, on=school_day(school, clock.now()))  # type: ignore[attr-defined]


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def day(request: Asking) -> HttpResponse:
    school = request.viewer.person.school
    form = BlockForm(request.POST or None, school=school)
    if form.is_valid():
        try:
            made = _set(request, form)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            tell(
                request,
                _("Written. It is in the day from now on, from %(hour)s.") % {"hour": f"{made.starts_at:%H:%M}"},
            )
            return redirect("/office/day/")
    blocks = list(blocks_at(school))
    ahead = plans_ahead_in(blocks, at=clock.now())
    context = {"form": form, "parts": [(one, ahead[one.id]) for one in blocks]}
    return render(request, "office/day.html", context, status=422 if form.errors else 200)


def _set(request: Asking, form: BlockForm) -> TimeBlock:
    school, given = request.viewer.person.school, form.cleaned_data
    language = school.locale.split("-")[0]
    return set_time_block(
        school=school, name={language: given["name"].strip()}, starts_at=given["starts_at"], ends_at=given["ends_at"],
        group=given["group"], is_free=given["kind"] == FREE, because={language: given["because"].strip()},
        by=request.viewer.person, at=clock.now(),
    )  # fmt: skip


@audience("office")
@require_POST
def block(request: Asking, block_id: UUID) -> HttpResponse:
    """Take a part out of the day."""
    found = block_of(request.viewer.person.school, block_id)
    if found is None or request.POST.get("act") != "drop":
        raise Http404
    drop_time_block(block=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken out of the day. What was planned in it before stays."))
    return redirect("/office/day/")
