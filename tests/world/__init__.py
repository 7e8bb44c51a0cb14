"""A world of returns: documents drawn at random as forces make them, each with what a careful person reads from it.

A drawing goes from the world (categories, periods, figures, what is suppressed) to tables (layouts), to a document
(titles, notes and whatever else stands around figures) to a file (containers). Every cell that holds a figure keeps the
figure, so the truth of a file follows from where its cells came to stand.
"""
