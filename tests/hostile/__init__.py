"""Hostile input: one honest original for each reader and for mails, and ways to spoil it, each from a seed."""
