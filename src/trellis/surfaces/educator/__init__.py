"""Pages of teachers and advisors."""
