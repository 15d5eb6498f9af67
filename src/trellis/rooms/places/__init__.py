"""Where at the school one works and talks, and which places are taken when."""
