"""Pure reading of text: figures, sentences, language, register. No clock, no files, nothing but `re`."""
