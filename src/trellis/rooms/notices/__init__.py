"""What is told to whom, and when it may be told."""
