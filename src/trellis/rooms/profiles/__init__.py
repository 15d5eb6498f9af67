"""What learners say about themselves, what adults add beside it, and what helps them."""
