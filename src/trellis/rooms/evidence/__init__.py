"""Evidence, claims, self-assessments, ready signals, judgements, feedback."""
