"""One folder per standard that Trellis speaks."""
