"""The store of results between builds, and the building blocks of manifests."""
