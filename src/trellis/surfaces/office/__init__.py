"""Pages of those who tend the school: continuum, imports, people."""
