"""Words of returns: categories with the heads they stand under, totals, titles and notes. All figures are invented."""

from __future__ import annotations

DIMENSIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "offence": (
        ("Offence", "Offence type", "HO offence", "Crime type", "Offence description"),
        (
            "Rape",
            "Sexual assault",
            "Stalking",
            "Harassment",
            "Arson",
            "Criminal damage",
            "Burglary - residential",
            "Burglary - business and community",
            "Robbery of personal property",
            "Theft from the person",
            "Bicycle theft",
            "Possession of weapons",
            "Public order",
            "Sexual communication with a child",
            "Abuse of children through prostitution and pornography",
            "Malicious communications",
        ),
    ),
    "age": (
        ("Age band", "Age of victim", "Victim age", "Age group"),
        ("Under 10", "10 to 13", "14 to 17", "18 to 24", "25 and over", "Age not recorded"),
    ),
    "age in figures": (
        ("Age", "Victim Age Group", "Age range"),
        ("0-4", "5-11", "12-15", "16-17", "18+", "Unknown"),
    ),
    "sex": (
        ("Sex", "Gender", "Victim gender", "Sex of victim"),
        ("Female", "Male", "Not stated", "Unknown"),
    ),
    "method": (
        ("Method", "Platform", "Method of communication", "Social media site"),
        ("Facebook", "Instagram", "Snapchat", "WhatsApp", "Kik", "TikTok", "Telephone", "Text message", "Not recorded"),
    ),
    "outcome": (
        ("Outcome", "Outcome type", "Crime outcome", "Disposal"),
        (
            "Charged/Summonsed",
            "Caution - adult",
            "Caution - youth",
            "Community resolution",
            "Evidential difficulties: victim supports",
            "Evidential difficulties: victim does not support",
            "No suspect identified",
            "Taken into consideration",
            "Under investigation",
            "Outcome 22",
        ),
    ),
    "district": (
        ("District", "Area", "Borough", "Policing area", "LPA"),
        ("Medway", "Swale", "Maidstone", "Dover", "Gravesham", "Canterbury", "Ashford", "Thanet", "Folkestone & Hythe"),
    ),
    "ethnicity": (
        ("Ethnicity", "Self-defined ethnicity", "Ethnic group"),
        ("White", "Black or Black British", "Asian or Asian British", "Mixed", "Chinese or other", "Not stated"),
    ),
    "weapon": (
        ("Weapon", "Weapon type", "Weapon used"),
        ("Knife", "Machete", "Screwdriver", "Sword", "Axe", "Blunt instrument", "Firearm", "None recorded"),
    ),
    "location": (
        ("Location", "Location type", "Place"),
        ("School", "Dwelling", "Shop", "Street", "Public transport", "Online", "Licensed premises", "Park"),
    ),
    "relationship": (
        ("Relationship", "Suspect relationship to victim"),
        ("Parent", "Acquaintance", "Stranger", "Ex-partner", "Other family member", "Not known"),
    ),
    "force": (
        ("Force", "Police force", "Force name"),
        ("Avon & Somerset", "Bedfordshire", "Cumbria", "Dorset", "Essex", "Kent", "North Wales", "Thames Valley"),
    ),
    "ward": (
        ("Ward", "Beat", "Station", "Neighbourhood"),
        tuple(
            f"{first}{last}"
            for first in ("Ash", "Birch", "Corn", "Dun", "Elm", "Fern", "Good", "Holm")
            for last in ("ford", "ham Road", "ley", "wick", "worth and District", " St Mary", "bury")
        ),
    ),
    "flag": (("Child flag", "Domestic abuse flag", "Online flag"), ("Yes", "No")),
}
TOTALS = (
    *("Total", "Total", "Grand Total", "TOTAL", "Totals", "Overall", "Force total", "Overall Total", "All", "Sum"),
    *("Total offences", "Total Recorded", "Grand total:", "Total number of offences", "Column total"),
)
SUBTOTALS = ("{} Total", "Total {}", "{} total", "Sub-total", "Subtotal", "{} - total")
FORCES = (
    "Northshire Police",
    "West Wold Constabulary",
    "Marches Police",
    "Eastmoor Constabulary",
    "Police Service of the Fells",
)
REFERENCES = (
    "Freedom of Information request 2024/0417",
    "FOI 2024/0417",
    "FOI Ref: 01/FOI/23/012345/X",
    "Request reference 5012/19",
    "Ref FOI2019/00846",
    "FOIA-2021-1733",
    "Our ref: 543 2021",
    "Freedom of Information Act 2000 request FOI 871-22",
)
TITLES = (
    "Response to FOI",
    "Recorded crime",
    "Number of offences recorded",
    "Table of recorded offences",
    "Data requested",
    "Appendix A",
    "Offences recorded by {force}",
    "Sexual Offences Act 2003: number of crimes recorded",
    "Offences contrary to section 15A of the Sexual Offences Act 2003",
    "{force}",
    "OFFICIAL",
)
QUESTIONS = (
    "Q{n}. How many offences were recorded, by {what}?",
    "Question {n}: number of offences by {what}",
    "Q{n}",
    "{n}. Please provide the number of offences recorded in each period broken down by {what}.",
    "Table {n}: recorded offences by {what}",
    "Table {n} - {what}",
    "{n}. Please could you tell me, for each of the periods below, how many offences were recorded by the force "
    "where the victim was a child at the time of the offence, and provide a breakdown of those offences by {what}?",
    "Breakdown by {what}",
    "By {what}",
)
NOTES = (
    "Data extracted on 14/06/2024.",
    "Data extracted from the crime recording system on 3 May 2023 and subject to change.",
    "Caution should be used when comparing with other forces.",
    "Source: Niche RMS",
    "Figures are as at 1 April 2024.",
    "One crime may have more than one victim.",
    "Recording practice changed on 1 November 2019.",
    "Please note that 3 records were excluded because no date was held.",
    "Notes",
    "Offences are counted by the date on which they were recorded.",
    "Disclosed under the Freedom of Information Act 2000.",
    "Page 1 of 1",
    "It took 2.5 hours to gather this information.",
    "If you are not satisfied you may ask for a review within 40 working days.",
)
COUNT_HEADS = (
    "Count",
    "Number",
    "Number of offences",
    "No. of offences",
    "Offences",
    "Recorded offences",
    "Crimes",
    "Volume",
)
COUNTED = ("offences", "crimes", "recorded offences", "incidents")
