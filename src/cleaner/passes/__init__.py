"""From a raw folder to a published snapshot: judge (a shard), match (a date), publish (a date)."""
