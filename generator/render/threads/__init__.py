"""Threads: stories of one matter, told on pages of their own and on the pages of the stories."""
