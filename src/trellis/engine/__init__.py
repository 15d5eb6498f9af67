"""Pure algorithms without Django: drawing, next steps, states."""
