"""Forty-three equal tiles, one a force, laid out so that neighbours stay neighbours. Facts: code, name, short form,
column and row (both from 0, rows downwards). Equal tiles keep the City of London visible."""

from __future__ import annotations

from typing import NamedTuple


class Tile(NamedTuple):
    """Where a force stands on the map."""

    code: str
    name: str
    short: str
    column: int
    row: int


TILES: tuple[Tile, ...] = (
    Tile("E23000007", "Northumbria", "NBR", 4, 0),
    Tile("E23000002", "Cumbria", "CUM", 3, 1),
    Tile("E23000008", "Durham", "DUR", 4, 1),
    Tile("E23000013", "Cleveland", "CLE", 5, 1),
    Tile("E23000003", "Lancashire", "LAN", 3, 2),
    Tile("E23000009", "North Yorkshire", "NYK", 4, 2),
    Tile("E23000012", "Humberside", "HUM", 5, 2),
    Tile("E23000004", "Merseyside", "MER", 2, 3),
    Tile("E23000005", "Greater Manchester", "GMP", 3, 3),
    Tile("E23000010", "West Yorkshire", "WYK", 4, 3),
    Tile("E23000011", "South Yorkshire", "SYK", 5, 3),
    Tile("W15000001", "North Wales", "NWA", 1, 4),
    Tile("E23000006", "Cheshire", "CHE", 2, 4),
    Tile("E23000015", "Staffordshire", "STA", 3, 4),
    Tile("E23000018", "Derbyshire", "DER", 4, 4),
    Tile("E23000019", "Nottinghamshire", "NOT", 5, 4),
    Tile("E23000020", "Lincolnshire", "LIN", 6, 4),
    Tile("W15000004", "Dyfed-Powys", "DYP", 1, 5),
    Tile("E23000016", "West Mercia", "WME", 2, 5),
    Tile("E23000014", "West Midlands", "WMP", 3, 5),
    Tile("E23000021", "Leicestershire", "LEI", 4, 5),
    Tile("E23000022", "Northamptonshire", "NHA", 5, 5),
    Tile("E23000023", "Cambridgeshire", "CAM", 6, 5),
    Tile("E23000024", "Norfolk", "NFK", 7, 5),
    Tile("W15000003", "South Wales", "SWA", 1, 6),
    Tile("W15000002", "Gwent", "GWE", 2, 6),
    Tile("E23000037", "Gloucestershire", "GLO", 3, 6),
    Tile("E23000017", "Warwickshire", "WAR", 4, 6),
    Tile("E23000026", "Bedfordshire", "BED", 5, 6),
    Tile("E23000027", "Hertfordshire", "HRT", 6, 6),
    Tile("E23000025", "Suffolk", "SFK", 7, 6),
    Tile("E23000036", "Avon and Somerset", "A&S", 2, 7),
    Tile("E23000038", "Wiltshire", "WIL", 3, 7),
    Tile("E23000029", "Thames Valley", "TVP", 4, 7),
    Tile("E23000001", "Metropolitan Police", "MET", 5, 7),
    Tile("E23000034", "City of London", "CLP", 6, 7),
    Tile("E23000028", "Essex", "ESX", 7, 7),
    Tile("E23000035", "Devon & Cornwall", "D&C", 1, 8),
    Tile("E23000039", "Dorset", "DOR", 2, 8),
    Tile("E23000030", "Hampshire", "HAM", 3, 8),
    Tile("E23000031", "Surrey", "SUR", 4, 8),
    Tile("E23000033", "Sussex", "SUX", 5, 8),
    Tile("E23000032", "Kent", "KEN", 6, 8),
)
