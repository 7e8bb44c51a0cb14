"""The ways of communicating that forces have named, with the other spellings seen or likely for each.

Facts carried from disclosure logs and press reports of 2017 to 2025; spellings that differ only in capitals, blanks or
dashes are not listed, because labels are compared without them. A new spelling goes behind its platform, a new platform
on a line of its own; a combination ("Facebook and Instagram") is a thing of its own and is never split.
"""

from __future__ import annotations

_SPELLINGS: dict[str, str] = {
    "Facebook": (
        "Facebok | Facbook | FB | Facebook app | Facebook (unspecified) | Facebook.com | Facebook Live | "
        "Facebook dating"
    ),
    "Facebook Messenger": (
        "Messenger | FB Messenger | Facebook messanger | Messanger | Facebook Messager | FBM | "
        "FB Msgr | Facebook Messenger Lite | Messenger (Facebook) | Messenger Kids"
    ),
    "Facebook or Facebook Messenger (combined)": (
        "Facebook/Facebook Messenger | Facebook inc Messenger | Facebook and Messenger"
    ),
    "Facebook and Instagram (combined)": "Facebook and Instagram",
    "Instagram": (
        "Insta | Instagram DM | Instgram | Instagran | Instagramm | Istagram | Instergram | Instragram | IG | "
        "Instagram Live | IGTV"
    ),
    "Snapchat": "Snapchap | Snpachat | Snapcat | Snap | Snapchat app | Snapchat/Snap",
    "WhatsApp": "Whatsap | What App | Watsapp | Whattsapp | WA | Whatsapp messenger",
    "Kik": "Kik Messenger | Kick | Kik messager | Kik app",
    "Twitter": "Twitter DM | Tweet | Twiter | X | X (formerly Twitter) | Twitter/X | X/Twitter",
    "YouTube": "YouTube comments",
    "Skype": "Skpye",
    "Omegle": "Omegal | Omeagle | Omegel | Ohmegle",
    "Yubo": "Yellow | Yellow app | Yubo (Yellow) | Yellow (now Yubo) | Yubo/Yellow",
    "TikTok": "",
    "Musical.ly": "Musical.y | Live.ly",
    "Roblox": "Roblocks | Robolox | Roblox chat",
    "Fortnite": "Fortnight | Fortnite chat",
    "Minecraft": "Mindcraft",
    "Xbox Live": "Xbox | Xbox One | Xbox 360 | Microsoft Xbox",
    "PlayStation Network": "PlayStation | PS4 | PS3 | PS5 | PSN | Playstation 4 | Sony PlayStation | PS4 Network",
    "Nintendo": "Nintendo Switch | Nintendo online",
    "Online gaming (unspecified)": (
        "Online gaming | Online game | Gaming | Games console | Gaming platform | Gaming site | Computer game "
        "| Online Games | Game chat"
    ),
    "Clash of Clans": "",
    "Clash Royale": "",
    "World of Warcraft": "WoW",
    "FIFA": "FIFA Online",
    "Call of Duty": "COD",
    "Grand Theft Auto": "GTA | gta v | GTA Online",
    "Movie Star Planet": "MSP",
    "Animal Jam": "",
    "Habbo": "Habbo Hotel",
    "IMVU": "",
    "Avakin Life": "",
    "Among Us": "",
    "Steam": "Steam chat",
    "Twitch": "Twitch.tv",
    "Discord": "Dischord | Discord app",
    "Oculus": "Oculus Rift | Meta Quest | VR headset",
    "Text message": (
        "Text | Texts | Text messages | Text messaging | SMS | SMS text | SMS/Text | Text/SMS | Mobile text | "
        "Phone text | txt | Texting | MMS | Picture message"
    ),
    "iMessage": "Apple Messages | iMessages",
    "FaceTime": "",
    "Phone call": (
        "Phone | Telephone | Telephone call | Phone calls | Mobile phone | Mobile | Tel call | Voice call | "
        "Mobile phone call | Call | Landline"
    ),
    "Email": "Emails | Hotmail | Gmail | Outlook email",
    "Letter": "Letters | Written note | Note | Post | Card | Handwritten letter",
    "In person": "Face to face | Verbal | Verbally | Orally | Spoken | Conversation | F2F",
    "Video call": "Video chat | Webcam | Video calling",
    "Chatroom (unspecified)": (
        "Chat room | Chat rooms | Chat site | Online chat | Internet chat room | Chat forum | Forum"
    ),
    "Chat-Avenue": "Chat Ave",
    "Lycos Chat": "Lycos",
    "Chatiw": "Chatiq",
    "Chatous": "",
    "Oasis": "Oasis Active | Oasis dating",
    "Waplog": "",
    "Meet24": "",
    "Meet4U": "",
    "MeetMe": "",
    "Fast Meet": "",
    "Badoo": "",
    "Plenty of Fish": "POF",
    "Zoosk": "",
    "Tinder": "",
    "Grindr": "Grinder | Grindr app",
    "Skout": "Scout",
    "Tagged": "",
    "Hot or Not": "",
    "Bumble": "",
    "Lovoo": "",
    "Spotafriend": "Spotafriend app",
    "Wink": "",
    "Hoop": "",
    "Wizz": "",
    "Monkey": "Monkey app",
    "Holla": "",
    "Houseparty": "",
    "Live.me": "",
    "Periscope": "",
    "BIGO Live": "Bigo",
    "Likee": "",
    "Tumblr": "Tumbler",
    "Reddit": "",
    "Pinterest": "",
    "Whisper": "",
    "Sarahah": "",
    "Tellonym": "",
    "Ask.fm": "",
    "ooVoo": "",
    "Viber": "",
    "Telegram": "",
    "Signal": "",
    "Wickr": "Wickr Me",
    "Threema": "",
    "WeChat": "",
    "LINE": "Line app",
    "Google Hangouts": "Hangouts | Google Chat",
    "Google+": "Google Plus | G+",
    "Google Meet": "",
    "Zoom": "",
    "Microsoft Teams": "MS Teams | Teams",
    "BBM": "Blackberry Messenger",
    "MSN": "MSN Messenger",
    "Yahoo Messenger": "Yahoo | Yahoo chat",
    "Craigslist": "",
    "Gumtree": "",
    "OnlyFans": "",
    "Threads": "",
    "BeReal": "",
    "Vine": "",
    "Wattpad": "",
    "Amino": "Amino Apps",
    "VK": "VKontakte",
    "Chatroulette": "",
    "Ome.tv": "",
    "Snog": "",
    "Wishbone": "",
    "Goodnight": "",
    "SoundCloud": "",
    "Spotify": "",
    "Social media (unspecified)": (
        "Social media | Social networking | Social network | Social networking site | SNS | Social media site "
        "| Various social media"
    ),
    "Internet (unspecified)": (
        "Internet | Online | Online (not specified) | Website | Web | App | Mobile app | Online platform | Cyber"
    ),
    "Dating site or app (unspecified)": "Dating site | Dating app | Dating website",
    "Messaging app (unspecified)": (
        "Messaging app | Message | Messages | Instant messaging | Instant message | DM | Direct message | Messaging"
    ),
    "Multiple platforms": "Multiple | Various | More than one | Several | Multiple social media",
}

PLATFORMS: dict[str, tuple[str, ...]] = {
    name: tuple(part.strip() for part in others.split("|") if part.strip()) for name, others in _SPELLINGS.items()
}
"""Each way of communicating → its other spellings."""
