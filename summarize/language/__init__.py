"""What the program knows of German and English words: the only place for it."""
