"""The edition that is published: one plain document."""
