"""Agreements, hands raised, interactions between a learner and their people."""
