"""The published editions for other programs: read-only, versioned, described by OpenAPI."""
