"""The passages of a company, found by meaning (Chroma) and by words (BM25)."""
