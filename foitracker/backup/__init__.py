"""Backup and restore: database, documents and mails as of one moment, in one file, each part with its hash."""
