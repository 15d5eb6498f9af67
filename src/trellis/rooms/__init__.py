"""The domain, one room per part of a school's life."""
