"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class LearnerConfig(AppConfig):
    name = "trellis.surfaces.learner"
    label = "learner_pages"
