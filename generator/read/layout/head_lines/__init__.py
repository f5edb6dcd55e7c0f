"""Lines at the head of a report that tell who wrote it, where and when."""
