"""Made-up photographs of work by made-up children, and made-up sounds, for the demo school."""
