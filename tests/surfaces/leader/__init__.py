"""Pages of those who lead the school."""
