"""The addresses of families."""

from django.urls import path

from trellis.surfaces.family import child, decisions, key, talks

urlpatterns = [
    path("child/", child.child, name="family-child"),
    path("child/<uuid:child_id>/", child.child, name="family-one-child"),
    path("child/<uuid:child_id>/whole/", child.whole, name="family-child-whole"),
    path("child/<uuid:child_id>/work/<uuid:piece_id>/", child.work, name="family-child-work"),
    path("decisions/", decisions.decisions, name="family-decisions"),
    path("decisions/<slug:slug>/", decisions.decision, name="family-decision"),
    path("talks/<uuid:talk_id>/", talks.talk, name="family-talk"),
    path("key/", key.key, name="family-key"),
    path("key/<slug:address>/", key.pin, name="family-key-pin"),
]
