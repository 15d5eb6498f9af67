"""The addresses of families."""

from django.urls import path

from trellis.surfaces.family import decisions, key, mentors, talks, visitors
from trellis.surfaces.family.child import about, child, words

urlpatterns = [
    path("child/", child.child, name="family-child"),
    path("child/<uuid:child_id>/", child.child, name="family-one-child"),
    path("child/<uuid:child_id>/whole/", child.whole, name="family-child-whole"),
    path("child/<uuid:child_id>/work/<uuid:piece_id>/", child.work, name="family-child-work"),
    path("child/<uuid:child_id>/words/<uuid:word_id>/", words.word, name="family-child-word"),
    path("child/<uuid:child_id>/about/", about.about, name="family-child-about"),
    path("child/<uuid:child_id>/about/<uuid:entry_id>/", about.line, name="family-child-about-line"),
    path("child/<uuid:child_id>/supports/", about.supports, name="family-child-supports"),
    path("child/<uuid:child_id>/supports/<uuid:support_id>/", about.support, name="family-child-support"),
    path("decisions/", decisions.decisions, name="family-decisions"),
    path("decisions/<slug:slug>/", decisions.decision, name="family-decision"),
    path("talks/<uuid:talk_id>/", talks.talk, name="family-talk"),
    path("mentors/<uuid:mentorship_id>/", mentors.mentor, name="family-mentor"),
    path("visitors/<uuid:invitation_id>/", visitors.visitor, name="family-visitor"),
    path("key/", key.key, name="family-key"),
    path("key/<slug:address>/", key.pin, name="family-key-pin"),
]
