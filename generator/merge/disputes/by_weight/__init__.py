"""What is seen of statements, passages and points, and what the gates make of it."""
