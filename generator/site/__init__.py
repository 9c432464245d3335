"""Build and serve the site: docs/ -> site/ through MkDocs."""
