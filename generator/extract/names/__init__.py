"""Find the names of people, organizations, places, groups and events in an article."""
