"""Writers: what drafts a brief of a translated article."""
