"""Sign-ups: e-mail, app, podcast, push, text message."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

RULES = (
    phrase(
        "N101", "newsletter-invitation", "The reader is asked to sign up for mail from the publisher.",
        r"""
        (?:<go>|\b(?:to|and|can|you) )(?:subscribe|sign ?up|signup|register|join|opt in|enrol)\b.{0,30}\b(?:our|the|my|this|free|daily|weekly|monthly|to (?:get|receive)|for|via|by|here)\b.{0,40}\b(?:newsletters?|mailing list|e-?mail (?:list|updates?|alerts?|digest|bulletin|address|community)|e-?mails?\b|updates|digest|bulletin|daily brief(?:ing)?|weekly (?:round-?up|mail|email)|inbox|alerts?|(?:text|sms) (?:messages?|alerts?|updates?))
        \b(?:get|receive|want|like|enjoy|deliver(?:ed)?|send|sent|straight|direct(?:ly)?|right|arrives?|lands?)\b.{0,90}\b(?:to|in|into) (?:your|their) (?:e-?mail )?(?:inbox|in-box|e-?mail|mailbox)\b
        ^(?:get|receive) (?:our|the|all the|the latest|more|a|free|weekly|daily|breaking|top|local) .{0,80}\b(?:newsletter|by e-?mail|via e-?mail|e-?mails?|e-?mailed|inbox|every (?:morning|week|day|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|in your|delivered|updates|alerts|headlines|digest|briefing)\b
        \b(?:enter|type|provide|submit|leave|add|put|pop) (?:in )?(?:your|an|a valid) e-?mail(?: address)?\b
        \bnewsletter\b.{0,60}\b(?:sign ?up|subscribe|here|now|today|free|below|inbox|never miss|delivered|join)\b
        ^(?:our |the )?(?:free |daily |weekly |monthly |morning |evening |e-?mail )*newsletters?(?: (?:sign.?up|subscription|registration|form))?$
        ^(?:sign ?up|subscribe|join)(?: (?:here|now|today|below|free|for free|by e-?mail|via e-?mail|for (?:our |the )?(?:newsletter|updates|alerts|e-?mails?)|to (?:our |the |my )?(?:newsletter|blog|updates|mailing list|list|feed|rss|podcast|channel|alerts)(?: via e-?mail)?))+$
        \bnever miss (?:a|an|another|out on) (?:post|story|update|episode|article|beat|issue|recipe|thing|deal|edition|new post|our)\b
        \b(?:join|be one of) (?:over |more than |our |the )*[\d,.]+[km]?\+? (?:\w+ ){0,3}(?:subscribers|readers|others|people|followers)\b
        \b(?:don't|do not|never) miss (?:a thing|any updates|our (?:next|latest|weekly|newsletter)|the (?:next|latest) (?:issue|edition|episode|post))\b
        \bby (?:signing up|subscribing|submitting|registering|entering|providing)\b.{0,80}\b(?:you|terms|privacy|agree|consent|e-?mails?)\b
        \b(?:you can |you may )?unsubscribe (?:at )?any ?time\b
        \b(?:thank(?:s| you) for|you have successfully|you(?:'ve| have) been|you are now) (?:signing up|subscrib(?:ed|ing)|signed up)\b
        \b(?:check|confirm) your (?:inbox|e-?mail|spam)\b.{0,50}\b(?:confirm|subscription|folder|link|e-?mail)\b
        \bwe(?:'ll| will|'d| promise)? (?:never |not |won't |only )*(?:spam|share your e-?mail|sell your e-?mail|send you)\b
        ^no spam\b.{0,60}$
        \b(?:your )?e-?mail (?:address )?(?:will|is) (?:never|not) (?:be )?(?:shared|sold)\b
        \bi (?:would|'d) like to (?:receive|get|subscribe|hear)\b.{0,80}
        \bi (?:agree|consent) (?:to (?:receive|be)|that)\b.{0,90}\b(?:e-?mails?|newsletters?|messages|updates|offers|communications)\b
        \b(?:in|into|to) your (?:e-?mail )?(?:inbox|in-box|mailbox)\b
        \b(?:our|my) (?:[\w-]+ ){0,3}(?:newsletter|e-?newsletter|e-?mail (?:digest|briefing|bulletin)|mailing list)\b
        \b(?:we|i) (?:only |will |just )?(?:send|e-?mail|write)(?: out)? (?:one|an?|you|no more than|at most|\d) .{0,30}\b(?:e-?mails?|letter|newsletter|a (?:week|month|day)|once)\b.{0,60}
        ^sign me up\b.{0,20}$
        ^stay (?:in the loop|up to date|up-to-date|informed|in the know|on top of|ahead|tuned|connected)\b.{0,60}\b(?:newsletters?|bulletin|e-?mails?|alerts?|inbox|digest|sign up|subscribe)\b.{0,40}$
        \b(?:be the )?first to (?:know|hear|read|get|find out)\b.{0,60}$
        \b(?:text|sms|e-?mail|push|phone|breaking news|desktop) (?:alerts?|updates?|notifications?)\b.{0,60}\b(?:get|receive|sign|send|from|text|straight|for)\b
        \b(?:get|receive|want|sign up for|subscribe to) (?:\w+ ){0,3}(?:text|sms|e-?mail|push|phone|breaking news|news|desktop) (?:alerts?|updates?|notifications?|messages)\b
        ^(?:delivered|sent|out|arrives|landing) (?:every|each|daily|weekly|monthly|free|straight|on)\b.{0,60}$
        \bno spam\b
        \bsign up (?:free|for free|here|below|now|today)$
        \b(?:add|leave|give us|drop) your e-?mail(?: address)? (?:to|and|below|here|for)\b
        \byour (?:daily|weekly|monthly|sunday|morning|evening) (?:dose|fix|digest|helping|serving|round-?up|briefing) of\b.{0,80}
        ^(?:the )?(?:morning|evening|daily|weekly|weekend|sunday|saturday|friday|monday|midday|lunchtime) (?:brief(?:ing)?|newsletter|digest|bulletin|round-?up|edition|mail|letter): .{5,120}$
        \b(?:please |thanks.{0,3} )?check your (?:inbox|e-?mail|mail)\b.{0,60}
        \b(?:direct|straight|delivered|right) to your (?:inbox|phone|mobile|screen|device|door|e-?mail)\b
        <go>subscribe to .{2,60}\b(?:podcast|newsletter|channel|letter|briefing|magazine|blog|feed)\b.{0,40}
        \bunsubscribe (?:at any ?time|any ?time|whenever|with one click|in one click|easily)\b
        ^(?:get|receive) (?:our|the|all|my)\b.{0,60}\b(?:once|twice|three times) an? (?:day|week|month|fortnight)\b.{0,30}$
        \b(?:free|weekly|daily|monthly|a week|a month|a day|every \w+),? (?:by|via) e-?mail\b
        """,
        """
        - Sign up for our weekly newsletter.
        - Get the best stories of the coast delivered to your inbox.
        - Enter your email address
        - Never miss a post again!
        - No spam, ever.
        + The parish newsletter was printed on yellow paper.
        + She told the court that she had never signed up for anything.
        """,
    ),
    phrase(
        "N102", "app-and-alerts", "The reader is asked to install the app or to allow notifications.",
        r"""
        <go>(?:download|get|install) (?:our|the) (?:free |new |official |mobile |[\w'-]+ ){0,3}app\b.{0,80}
        <go>(?:available|download(?: it)?|get it|now) (?:on|from|in|at) (?:the )?(?:app store|google play|play store|apple app store)\b
        <go>(?:turn on|enable|allow|switch on|activate|get|receive|sign up for|accept) (?:our |push |desktop |browser |breaking(?: news)? |the |mobile |instant |web )*(?:notifications|push alerts|news alerts|alerts (?:on|to|from|straight))\b
        ^(?:get it on google play|download on the app store|app store|google play|get the app|download the app|download our app|open in app|open app|use the app)$
        \btext (?:the word |us )?["']?[a-z0-9]+["']? to \d{4,6}\b
        \b(?:message|msg) (?:and|&) data rates may apply\b
        \bjoin (?:us|our|the) (?:on |[\w'-]+ ){0,3}(?:whatsapp|telegram|discord|viber|signal)(?: (?:channel|group|server|community))?\b
        \b(?:follow|join|subscribe to) (?:our|the) (?:[\w'-]+ ){0,2}(?:whatsapp|telegram) (?:channel|group)\b
        ^(?:click here )?to (?:join|follow) (?:our )?(?:whatsapp|telegram)\b.*$
        \b(?:send|text) ["']?(?-i:[A-Z]{3,})["']? to \d{4,6}\b
        ^(?:get|download|install|try) (?:the|our) (?:[\w'-]+ ){0,3}app$
        \b(?:available|download|free|get it|app) (?:\w+ )?(?:on|for|in) (?:ios and android|iphone and android|android and ios|the app store and google play)\b
        """,
        """
        - Download our free app for live tide times.
        - Turn on notifications
        - Text HARBOUR to 60300 for alerts.
        - Join our WhatsApp channel for breaking news
        + The app store took a third of the price.
        """,
    ),
    phrase(
        "N103", "podcast-invitation", "The reader is asked to follow a podcast, a channel or a feed.",
        r"""
        \b(?:subscribe|follow|listen|tune in|download)\b.{0,60}\b(?:apple podcasts?|itunes|spotify|stitcher|google podcasts?|overcast|wherever you (?:get|listen|find))\b
        \b(?:wherever|anywhere|everywhere) you (?:get|listen to|find) (?:your )?podcasts\b
        ^(?:subscribe to|follow|listen to|check out|hear) (?:our|the|my) (?:[\w'-]+ ){0,4}(?:podcast|show|episode)\b.{0,80}$
        \bsubscribe to (?:our|my|the) (?:[\w'-]+ ){0,2}(?:youtube )?(?:channel|feed|rss|podcast)\b
        \b(?:hit|smash|click|press|ring) (?:that |the )(?:subscribe button|bell|like button|notification bell)\b
        ^(?:follow|subscribe to) the (?:show|podcast|series)\b.{0,60}$
        \bnew episodes? (?:every|each|out|drops?|available|on)\b.{0,60}
        """,
        """
        - Listen on Spotify or wherever you get your podcasts.
        - Subscribe to our YouTube channel.
        + The podcast began as a joke between two nurses.
        """,
    ),
    phrase(
        "N104", "sign-up-remains", "Labels and small print of a sign-up box; only in company.",
        r"""
        ^(?:your )?(?:e-?mail|e-?mail address|first name|last name|your name|full name|zip code|postcode)(?: ?\(?(?:required|optional)\)?)?$
        ^(?:subscribe|sign ?up|submit|join|join now|sign me up|count me in|yes,? please|go|notify me)$
        ^(?:terms|conditions|terms and conditions|t&cs|privacy policy|terms of (?:use|service)) appl(?:y|ies)$
        ^(?:view|read|see) our (?:privacy policy|privacy notice|terms)\b.{0,40}$
        \b(?:this site|this form) is protected by recaptcha\b
        \bgoogle privacy policy and terms of service apply\b
        ^(?:leave this field empty|don't fill this out)\b.*$
        ^please (?:check|enter|select|fill)\b.{0,60}$
        ^(?:sorry|success|thank you|thanks)$
        ^(?:subscribe|delivered|published|sent) (?:daily|weekly|monthly)$
        ^(?:invalid|please enter a valid) e-?mail(?: address)?$
        """,
        """
        - Get our daily tide table by email.
        - Terms apply.
        - Submit
        + Sorry, he said, and meant it.
        """,
        weight=HINT,
    ),
)
