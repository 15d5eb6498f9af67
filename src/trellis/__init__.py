"""Trellis: a learning relationship management system that keeps people at the centre."""
