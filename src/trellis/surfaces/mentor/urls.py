"""The addresses of mentors."""

from django.urls import path

from trellis.surfaces.mentor import feedback, learners, offers

urlpatterns = [
    path("learners/", learners.learners, name="mentor-learners"),
    path("learners/<uuid:mentorship_id>/", learners.learner, name="mentor-learner"),
    path("offers/", offers.offers, name="mentor-offers"),
    path("offers/<uuid:offer_id>/close/", offers.close, name="mentor-offer-close"),
    path("feedback/", feedback.feedback, name="mentor-feedback"),
    path("feedback/<uuid:piece_id>/", feedback.piece, name="mentor-piece"),
]
