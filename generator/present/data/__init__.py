"""Contents of data files, feeds and linked data; `publish` writes them."""
