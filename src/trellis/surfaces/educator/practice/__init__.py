"""An adult’s own page, the practice guide, and asking for support."""
