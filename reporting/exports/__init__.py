"""An edition written out for others to use. Pure: an edition in, bytes out, the same bytes for the same edition."""
