"""The continuum studio: areas, strands and targets, their words and their order, and what they align with."""
