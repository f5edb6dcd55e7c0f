"""Files to take along: JSON, Markdown, feeds, and what a command line prints."""
