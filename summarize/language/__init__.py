"""The only place for knowledge about German and English words."""
