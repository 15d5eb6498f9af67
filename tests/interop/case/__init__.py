"""CASE in and out."""
