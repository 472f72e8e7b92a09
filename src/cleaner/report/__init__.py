"""Pages that people look at: a document with its cuts, a report on what is published, and a desk to review cuts at."""
