"""The demo school, written by us: its planter and its door."""
