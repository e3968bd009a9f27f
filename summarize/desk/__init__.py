"""The desk: briefs read, corrected and approved in the browser, and the same as an HTTP API (`summarize serve`)."""
