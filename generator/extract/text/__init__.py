"""Sentences, words, datelines and headlines of an article's text."""
