"""What makes again the drawings, pictures and sounds that are kept in the repository."""
