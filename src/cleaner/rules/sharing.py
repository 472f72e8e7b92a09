"""Share bars, requests to follow, share counts, hashtags asked for."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

NETWORKS = (
    r"(?:facebook|twitter|x|linkedin|linked in|pinterest|reddit|whatsapp|telegram|tumblr|instagram|youtube|tiktok|threads"
    r"|mastodon|bluesky|flipboard|pocket|e-?mail|e-?mail this|print|copy link|messenger|snapchat|google\+|google plus|vk"
    r"|viber|line|weibo|xing|digg|stumbleupon|rss|sms|text|link|medium|discord|twitch|vkontakte|skype|buffer|mix|hacker news)"
)
SEP = r"(?: ?[|/•·,;–—-]? ?| and | or | on | \(opens in new window\) ?| \d+ )"

RULES = (
    phrase(
        "S101", "share-bar", "Networks in a row, or share and a network, are buttons.",
        r"""
        ^(?:(?:share|tweet|pin|like|follow|post|send|save)(?: (?:this|it|on|via|to|us|now|the (?:post|article|story)))*[: ]*)?<networks>(?:<sep>(?:(?:share|tweet|pin|like|follow|post|send|save)(?: (?:this|it|on|via|to|by|us))* )?<networks>)+(?:<sep>(?:more|share|comments?|\d+))?$
        ^(?:share|tweet|pin|post|send|save|forward|copy|like|recommend|repost|shares?)(?: (?:this|it|the|your|with|friends?|story|article|post|page|link|on|via|by|to|in|a|and|&|love|news|now|recipe|video|content|with your friends|round|around|far and wide))*(?: <networks>)?(?: \d+)?$
        ^(?:share|tweet|pin|post|send|e-?mail|print|like|save)(?:(?: |, | \| |/| / | · | • | - )(?:share|tweet|pin|post|send|e-?mail|print|like|save|comment|\+1|\d+))+$
        ^(?:click (?:here )?to )?(?:share|tweet|e-?mail) (?:this |it )?(?:on|via|to|a link to) .{0,50}(?:\(opens in new window\))?$
        ^(?:opens in (?:a )?new (?:window|tab)|click to (?:tweet|share|e-?mail|print))\b.{0,60}$
        ^(?:spread the (?:word|love|news)|sharing is caring|share the love|share & comment|social share|share options|sharing options|share buttons?)$
        ^(?:copy|copied) (?:link|url|to clipboard|the link)\b.{0,20}$
        ^(?:pin|save) (?:it|this|for later|this (?:recipe|post|image|for later))$
        ^(?:pin|save|bookmark) (?:it|this|me)? ?for later$
        ^(?:retweet|repost|forward (?:this|it|to)|pass (?:it|this) on|pass it along|tell (?:a|your) friends?)\b.{0,40}$
        """,
        """
        - Share on Facebook
        - Facebook Twitter LinkedIn WhatsApp
        - Share this article
        - Tweet | Pin | Email
        - Spread the word!
        + The siblings share this room in the holidays.
        + Facebook and Twitter have lost readers since spring.
        """,
        parts={"networks": NETWORKS, "sep": SEP},
    ),
    phrase(
        "S102", "follow-us", "The publisher asks to be followed, liked or shared.",
        r"""
        \b(?:follow|like|find|join|connect with|watch|catch|add|see|friend|tag) (?:us|me|our (?:page|team|account|channel|newsroom))\b.{0,60}\b<networks>\b
        \b(?:follow|like|find) (?:[\w'@.-]+ ){1,5}(?:on|at|via) (?:our )?(?:facebook|twitter|instagram|youtube|tiktok|linkedin|pinterest|threads|bluesky|mastodon|flipboard|x)\b.{0,80}\b(?:for|@|and|here|page)
        ^(?:please )?(?:follow|like|find|join) (?:[\w'@.&-]+ ){1,6}on (?:our )?(?:facebook|twitter|instagram|youtube|tiktok|linkedin|pinterest|threads|bluesky|mastodon|flipboard|x|rss|google news|social media|socials)\b.{0,100}$
        ^(?:follow|like|connect with|stay connected with|find|stay in touch with) (?:us|me)(?: (?:on|at|for|here|online|@|:).{0,80})?$
        ^(?:follow|find) (?:them|him|her) (?:on|at|@).{0,60}$
        ^(?:follow|like) @\w+.{0,60}$
        \b(?:use|using|with|tag|under) (?:the|our) hash.?tag\b.{0,80}
        \b(?:tweet|tag|message|dm) (?:us|me|@\w+)\b.{0,80}
        \b(?:if you (?:enjoyed|liked|found|loved)|enjoyed (?:this|it|reading)|liked (?:this|it|what)|loved (?:this|it)\?|like what you)\b.{0,60}\b(?:share|sharing|pass it on|tell your friends|follow|retweet)\b
        \b(?:please |feel free to |don't forget to |be sure to |remember to )(?:like|share|retweet|pin|repost) (?:this|it|us|our|with|and|the (?:post|article|story|video|page))\b.{0,60}
        <go>(?:do |don't forget to |why not |help us |kindly )?share (?:this|it|our)(?: .{0,40})? (?:with (?:your |a )?(?:\w+ )?(?:friends?|group|club|class|team|family|followers|colleagues|someone|network|others|anyone)|on (?:social media|your|facebook|twitter|instagram|linkedin))\b
        ^(?:stay connected|keep in touch|stay in touch|get social|let's (?:be friends|connect)|follow us|find us|our socials)$
        ^(?:join the (?:conversation|discussion|debate)|join us|join in|follow the story|follow along)\b.{0,30}(?:\bon (?:our )?<networks>\b|@|#).{0,60}$
        \b(?:use|using|with|tag|tagged|under|post(?:ing)?|share|at|tweet(?:ing)?|via|include) (?:(?:the|our|it|them|us|your \w+) )*(?:(?:tag|hash.?tag|with|on \w+) )*#\w+\b.{0,80}
        """,
        """
        - Follow us on Twitter and Instagram.
        - Like our page on Facebook
        - Follow The Daily Buoy on Facebook for harbour news.
        - Use the hashtag #LowTide to show us your pictures.
        - If you enjoyed this post, please share it.
        + He follows the harbour master on Twitter for fun.
        + Protesters used the hashtag to find each other.
        """,
        parts={"networks": NETWORKS},
    ),
    phrase(
        "S103", "share-count", "A number of shares, likes or views.",
        r"""
        ^\d[\d,.]*[km]? ?(?:shares?|likes?|tweets?|retweets?|pins?|followers?|reposts?|views?|reads?|claps?|saves?|total shares|people (?:like|liked|shared) this)(?:(?:,| ·| •| \||)? ?\d[\d,.]*[km]? ?(?:shares?|likes?|tweets?|retweets?|comments?|replies|views?|quotes?|quote tweets|bookmarks))*$
        ^(?:shares?|likes?|tweets?|retweets?|views?|pins?|followers|total views|post views|page views|reads|hits|viewed|read)[: ]+\(?\d[\d,.]*[km]?(?: times)?\)?$
        ^(?:shared|viewed|read|seen|liked|pinned|retweeted|opened) (?:more than |over )?[\d,.]+[km]? times$
        ^this (?:post|article|story|page) has been (?:viewed|read|shared) [\d,.]+ times\b.*$
        ^(?:like|love|haha|wow|sad|angry)(?: (?:like|love|haha|wow|sad|angry|\d+))+$
        ^(?:like|save|bookmark) (?:this|loading).{0,12}$
        """,
        """
        - 312 shares
        - 1.2k Likes 40 comments
        - Post views: 4,112
        + The board sold 40,000 shares on Monday.
        """,
    ),
    phrase(
        "S104", "embedded-post", "Handle, date line and picture link of an embedded post; the quoted words and who said them stay.",
        r"""
        ^(?:— |- |-- )?\(?@\w{2,30}\)?(?:[ ·•|,-]+(?:on )?(?:january|february|march|april|may|june|july|august|september|october|november|december|[a-z]{3})\.? \d{1,2}(?:,? \d{4})?)?$
        ^(?:pic\.twitter\.com|t\.co|instagram\.com|fb\.watch|youtu\.be)/\S+$
        ^(?:https?://)?(?:pic\.twitter\.com|t\.co|twitter\.com|x\.com|(?:www\.)?instagram\.com)/\S+$
        ^(?:a post shared by|view this post on instagram|see this post on|view on (?:twitter|instagram|facebook|x)|a photo posted by|view profile|view more on (?:instagram|twitter))\b.{0,80}$
        ^\d{1,2}:\d\d (?:am|pm) [·•-] (?:[a-z]{3} \d{1,2}|\d{1,2} [a-z]{3}),? \d{4}.{0,40}$
        """,
        """
        + "The pier is open again."
        - @harbouroffice · March 3, 2021
        - pic.twitter.com/ab12cd34
        + He wrote it on a postcard.
        """,
    ),
    phrase(
        "S105", "network-word", "The bare name of a network or of a button.",
        r"""
        ^<networks>(?: (?:share|icon|logo|page|profile|link|feed))?$
        ^(?:share|tweet|pin|follow|repost|retweet|like|likes|shares|posts|stories|\+)$
        ^@\w{3,30}$
        ^(?:connect|follow|social|social media)$
        """,
        """
        - Facebook
        - Twitter
        - Share
        + The link between the two was never proved.
        """,
        weight=HINT,
        parts={"networks": NETWORKS},
    ),
)
