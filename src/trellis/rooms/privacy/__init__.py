"""Who sees what, as data; and the log of who looked."""
