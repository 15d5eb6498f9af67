"""What adults owe."""
