"""What the school decides together: the decision register, and what people say about a decision."""
