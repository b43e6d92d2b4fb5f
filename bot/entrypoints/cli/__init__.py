"""The command line: words in, words or JSON out."""
