"""What `make bench` measures; one module a row of the table."""
