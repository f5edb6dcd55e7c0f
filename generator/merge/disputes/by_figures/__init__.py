"""Figures that cannot both hold, and counts that grow."""
