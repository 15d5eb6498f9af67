"""Classes and advisories: all of them, one of them, and what its teachers teach there."""
