"""Names of people, organizations, places, groups and events in an article."""
