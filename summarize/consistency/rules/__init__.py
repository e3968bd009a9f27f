"""Rules that read both texts: what the words and figures around a figure support, add up to or contradict."""
