"""Today (L1): for older learners, for the young, and the day that either plans."""
