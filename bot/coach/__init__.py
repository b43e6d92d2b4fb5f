"""The way of the data, one verb a file: from a client's words to a checked draft."""
