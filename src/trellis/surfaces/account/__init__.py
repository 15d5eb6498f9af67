"""Signing in, one's own language, files."""
