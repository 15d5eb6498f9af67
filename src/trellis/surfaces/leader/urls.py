"""The addresses of those who lead the school."""

from django.urls import path

from trellis.surfaces.leader import asked, decisions, mentors, people, support, walk

urlpatterns = [
    path("asked/", asked.asked, name="leader-asked"),
    path("asked/<uuid:request_id>/", asked.answer, name="leader-asked-answer"),
    path("walk/", walk.walk, name="leader-walk"),
    path("walk/<uuid:person_id>/spoke/", walk.spoke, name="leader-walk-spoke"),
    path("walk/moments/", walk.moments, name="leader-walk-moments"),
    path("people/", people.people, name="leader-people"),
    path("people/rounds/", people.rounds, name="leader-people-rounds"),
    path("people/rounds/<uuid:round_id>/", people.round_, name="leader-people-round"),
    path("people/<uuid:learner_id>/ask/", people.ask, name="leader-people-ask"),
    path("people/<uuid:learner_id>/will/", people.will, name="leader-people-will"),
    path("mentors/<uuid:mentorship_id>/", mentors.mentor, name="leader-mentor"),
    path("support/", support.support, name="leader-support"),
    path("support/<uuid:request_id>/", support.answer, name="leader-support-answer"),
    path("support/check-ins/", support.check_in, name="leader-check-in"),
    path("support/check-ins/<uuid:check_in_id>/", support.check_in_back, name="leader-check-in-back"),
    path("decisions/", decisions.decisions, name="leader-decisions"),
    path("decisions/new/", decisions.new, name="leader-decision-new"),
    path("decisions/<slug:slug>/", decisions.decision, name="leader-decision"),
    path("decisions/<slug:slug>/anew/", decisions.anew, name="leader-decision-anew"),
    path("decisions/comments/<uuid:comment_id>/", decisions.settle, name="leader-decision-comment"),
]
