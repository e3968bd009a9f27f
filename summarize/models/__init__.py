"""Models: what a name refers to, where the files are, and whether they are intact."""
