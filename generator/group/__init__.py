"""Articles -> Stories, before analysis: which report one event, and under which address."""
