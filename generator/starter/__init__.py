"""What `init` lays out in the folder of a new digest; the files stand here as they are written."""
