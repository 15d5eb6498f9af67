"""The designer (E5): the week of a class, the starters that lead to a target, and experiences made one's own."""
