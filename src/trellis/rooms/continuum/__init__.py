"""Frameworks, standards, areas, strands, targets, criteria, alignments, teaching areas."""
