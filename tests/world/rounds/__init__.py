"""Whole rounds drawn at random: 43 forces' returns, clean ones and traps, each with what it must come to.

The truth of states and totals is worked out from the drawn counts alone; nothing of the program is asked for it.
"""
