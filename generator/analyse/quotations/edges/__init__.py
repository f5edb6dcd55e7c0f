"""How far the words said reach: where they begin and end in print."""
