"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class LeaderConfig(AppConfig):
    name = "trellis.surfaces.leader"
    label = "leader_pages"
