"""What people say of a story, entered before anything is derived from it."""
