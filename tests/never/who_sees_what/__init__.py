"""Who sees what, asked over HTTP: the table read by its legend, the people who ask, what is planted, where it could show."""
