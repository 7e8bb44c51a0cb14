"""Pages of the judging room: they find, act and render."""
