"""What could be next and why; what was put aside."""
