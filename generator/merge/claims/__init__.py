"""What is claimed in a story and who holds it."""
