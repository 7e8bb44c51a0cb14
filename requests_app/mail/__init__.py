"""Letters in and out: what a mail says, whose it is, what it seems to be."""
