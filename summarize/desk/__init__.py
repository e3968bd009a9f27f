"""The desk: reading, correcting and approving briefs in the browser or through an HTTP API (`summarize serve`)."""
