"""How the demo school is planted: people, what the school says and teaches, then the term as it was lived."""
