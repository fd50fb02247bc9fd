"""The files to download: redlines, the data behind the pages, documents as received, and proofs."""
