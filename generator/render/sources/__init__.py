"""Pages of articles: cited passages in their context, and what was removed."""
