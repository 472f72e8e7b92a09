"""What is published: schemas, snapshots, and reading them."""

from cleaner.dataset.opening import Dataset, open_dataset

__all__ = ["Dataset", "open_dataset"]
