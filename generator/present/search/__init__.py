"""What the site search indexes."""
