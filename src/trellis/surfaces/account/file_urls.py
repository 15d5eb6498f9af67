"""The addresses of files, the same for every audience: the guards say who may read which."""

from django.urls import path

from trellis.surfaces.account import files

urlpatterns = [
    path("<uuid:file_id>/", files.file, name="file"),
    path("<uuid:file_id>/<int:side>/", files.file, name="file_small"),
]
