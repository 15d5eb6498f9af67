"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class MentorConfig(AppConfig):
    name = "trellis.surfaces.mentor"
    label = "mentor_pages"
