"""Briefings -> texts of pages and data files; decides nothing about content."""
