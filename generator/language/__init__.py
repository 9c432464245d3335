"""Language data that several stages share: the loader of word lists, the calendar, patterns of names."""
