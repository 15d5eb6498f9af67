"""Pages for those who lead the school."""
