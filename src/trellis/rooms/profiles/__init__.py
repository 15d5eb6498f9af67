"""What learners say about themselves: their line and their interests."""
