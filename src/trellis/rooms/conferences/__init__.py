"""Talks between a learner and an adult: rhythm, lines, what was agreed."""
