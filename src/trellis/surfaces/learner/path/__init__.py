"""My Path (L2): the trellis, and the areas of my own in it."""
