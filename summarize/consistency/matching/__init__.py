"""Whether a figure of the source and one of the target mean the same; a module for each kind of figure."""
