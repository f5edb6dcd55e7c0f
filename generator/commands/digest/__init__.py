"""Commands of an editor's every day: a new digest, its site, new articles, what waits."""
