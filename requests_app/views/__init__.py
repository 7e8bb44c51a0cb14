"""Pages of the asking room: each finds, acts, renders."""
