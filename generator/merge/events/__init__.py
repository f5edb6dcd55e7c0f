"""What happened when: the timeline."""
