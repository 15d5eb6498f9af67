"""Experiences, routes, path steps, own areas, goals, choices, own ideas, why questions."""
