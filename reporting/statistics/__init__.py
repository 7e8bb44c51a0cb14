"""Figures, areas, the ledger, totals, changes and shares: each with its bounds, its coverage and its cells. Pure."""
