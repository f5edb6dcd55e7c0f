"""What independent sources agree on, and what only one of them has."""
