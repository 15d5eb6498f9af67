"""Today of the young, and of whoever holds the tablet of a class: who comes, the day in pictures, three large acts."""

from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trellis.foundation import clock
from trellis.rooms.circles.queries import hand_of_today, open_agreements_with
from trellis.rooms.circles.queries.claims import round_asking
from trellis.rooms.community.queries.outreach import replies_lately_to
from trellis.rooms.conferences.queries import debriefs_of, next_talk_of
from trellis.rooms.people.queries import advisor_of
from trellis.surfaces.gate import Asking
from trellis.surfaces.learner.today.asked import asked_of_me
from trellis.surfaces.learner.today.day import day_in_pictures
from trellis.surfaces.learner.today.shared import shared_here

NOON, EVENING, WEEK = 12, 17, 7


def in_pictures(request: Asking) -> HttpResponse:
    me, on, now = request.viewer.person, request.viewer.on, clock.now()
    hour, talk = timezone.localtime(now).hour, next_talk_of(me)
    hand = hand_of_today(me, since=datetime.combine(on, time.min, tzinfo=me.school.zone))
    context: dict[str, Any] = {
        "now": now,
        "today": on,
        "greeting": "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening",
        "hand": hand if hand and hand.answered_at is None else None,
        "coming": hand.answered_by if hand else None,
        "talk": talk,
        "this_week": talk and (talk.promised_on - on).days < WEEK,
        "day": day_in_pictures(request),
        "round": round_asking(me),
        "debriefs": debriefs_of(request.viewer, adult=advisor_of(me, on=on)),
    }
    if request.kiosk:  # an answer is one's own, and the tablet is where the young are reached
        context["replies"] = replies_lately_to(me, at=now)
    else:  # what leads to other pages has no place on the tablet of a class
        promises = list(open_agreements_with(me))
        context |= asked_of_me(request) | shared_here(request)
        context["mine"] = [promise for promise in promises if promise.owner_id == me.id]
        context["theirs"] = [promise for promise in promises if promise.owner_id != me.id]
    return render(request, "learner/today_young.html", context)
