"""Files -> Articles and Problems: the seed index, and each article normalised once."""
