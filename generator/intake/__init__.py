"""New articles on their way into the seeds folder: from files, from addresses, from feeds."""
