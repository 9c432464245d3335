"""docs/ -> site/ through MkDocs."""
