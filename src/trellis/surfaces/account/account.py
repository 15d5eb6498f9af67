"""One's own page: who one is here, language, password, the family key, and the way out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.foundation import clock
from trellis.rooms.notices.queries import calendar_feed_of
from trellis.rooms.notices.rules import may_have_calendar_feed
from trellis.rooms.people.queries import children_of, family_key_of, people_of_user
from trellis.rooms.people.terms import Role
from trellis.surfaces.account.looked import whose_looks
from trellis.surfaces.account.mail import may_have_mail
from trellis.surfaces.gate import Asking, audience, home_of


@audience("signed_in")
@require_safe
def account(request: Asking) -> HttpResponse:
    me = request.viewer.person
    context = {
        "roles": sorted({membership.get_role_display() for membership in request.viewer.memberships}),
        "children": children_of(request.viewer),
        "others": list(people_of_user(me.user_id).exclude(pk=me.pk)) if me.user_id else [],
        "signs_in_with_password": me.user_id is not None and request.user.pk == me.user_id,
        "reads_log": bool(whose_looks(request.viewer)),
        "key": family_key_of(me, at=clock.now()),
        "calendar": calendar_feed_of(me),
        "may_have_calendar": may_have_calendar_feed(
            me, is_learner=Role.LEARNER in request.viewer.roles, at=clock.now()
        ),
        "may_have_mail": may_have_mail(request),
        "home": home_of(request.viewer),
    }
    return render(request, "account/account.html", context)
