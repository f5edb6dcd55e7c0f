"""A choice among those who may be meant, by what was learned."""
