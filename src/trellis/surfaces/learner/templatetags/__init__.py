"""Tags of the learner's pages."""
