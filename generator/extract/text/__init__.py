"""Find the sentences, words, datelines and headlines of an article's text."""
