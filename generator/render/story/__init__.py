"""One story as pages: the briefing and its sources."""
