"""Who comes in and for how long: lock, passwords, idle end, own sessions, and proving oneself again."""
