"""The comment area: form, counts, invitations, readers' comments, ratings by readers."""

from __future__ import annotations

from cleaner.rules.rule import HINT, phrase

RULES = (
    phrase(
        "C101", "comment-form", "Labels and notices of a comment form.",
        r"""
        ^(?:leave|post|write|add|submit|drop|make|cancel|share) (?:a|your|an?other)? ?(?:reply|comment|response|thought|review|feedback|replies)s?(?: (?:here|below|to .{0,40}|on .{0,60}|cancel reply|cancel))?$
        ^(?:cancel|submit|post|view|hide|show|load|see|read|jump to|go to|all|more|add|write|latest|newest|oldest|top|best|most liked|new|popular|recent|older|newer|next|previous) (?:(?:a|the|all|more|your|new|\d+|older|newer) )*(?:reply|replies|comments?)(?: \(?\d+\)?)?$
        \b(?:your|the) e-?mail(?: address)? will (?:not|never) be (?:published|shared|displayed|shown|made public)\b
        \brequired fields (?:are )?(?:marked|indicated)\b
        ^(?:fields|all fields) (?:marked )?.{0,20}\brequired$
        \bsave my (?:name|details|info|information)\b.{0,60}\b(?:browser|next time|i comment)\b
        \bnotify me (?:of|when|by|via|about)\b.{0,40}\b(?:comments?|posts?|replies|e-?mail|reply)\b
        \b(?:you must|you have to|you need to|please|must) (?:be )?(?:logged in|log in|login|registered|register|sign in|signed in|sign up)\b.{0,30}\b(?:comment|reply|post|vote|rate|review)\b
        \b(?:log ?in|sign ?in|register|sign ?up|create an account|logged in|join)\b.{0,30}\b(?:to|and) (?:post |leave |add |write |submit |join |make )?(?:a |your |the )?(?:comment|reply|conversation|discussion|comments|commenting|vote|rate)\b
        ^comments? (?:are|is|have been|has been|were)? ?(?:now )?(?:closed|disabled|off|turned off|not allowed|moderated|switched off)\b.{0,60}$
        \bcomments? (?:are|is|will be) (?:moderated|reviewed|subject to|published|screened|checked)\b.{0,60}
        ^(?:the )?comment(?:s|ing)? (?:section|form|policy|guidelines|rules)?(?: (?:is|are) (?:now )?closed)?$
        ^(?:you (?:can|may) use|allowed) (?:these )?(?:html|xhtml)\b.*$
        \bthis (?:site|website|blog) uses akismet\b
        \blearn how your comment data is processed\b
        ^(?:be the first|be first|no one has|nobody has)\b.{0,40}\b(?:comment|reply|review|rate|respond|commented|like this)\b.{0,40}$
        ^(?:comment(?:s)? )?(?:name|e-?mail|website)(?: ?\*)?(?: (?:name|e-?mail|website|comment)(?: ?\*)?)+$
        ^(?:please )?(?:keep|be|remember)\b.{0,40}\bcomments?\b.{0,40}\b(?:civil|respectful|polite|on topic|clean|policy|rules|guidelines)\b.*$
        ^report (?:this )?(?:comment|abuse|inappropriate content|post)$
        \bcharacters (?:left|remaining)$
        ^(?:reply|like|flag|quote|upvote|downvote|report|permalink|helpful)(?: (?:(?:&|and|\|) )?(?:reply|like|share|flag|quote|report|link|delete|edit|\d+|permalink|upvote|downvote|[·|/•]))+$
        ^this comment (?:has been|was) (?:removed|deleted|edited|hidden)\b.{0,60}$
        ^(?:sort(?:ed)? by|view by):? (?:newest|oldest|best|popular|top|most|date|relevance).{0,30}$
        ^reply$
        ^(?:please )?(?:be (?:kind|nice|civil|respectful|polite)|play nice|stay on topic|keep it (?:civil|clean|kind))\b.{0,80}$
        ^(?:no )?html(?: tags)? (?:is|are|not)\b.{0,60}$
        ^(?:great|nice|awesome|excellent|wonderful|lovely|interesting|fantastic|useful|helpful|good|brilliant) (?:post|article|read|blog|piece|write.?up|tips|info|information|job|share|content|recipe|video|stuff)s?[!.,](?: .{0,80})?$
        ^(?:thanks|thank you|thx)(?: so much| a lot| very much| again)? for (?:sharing|posting|writing|this (?:great |wonderful |lovely |useful )?(?:post|article|recipe|info\w*|piece|tip)|the (?:great |wonderful |useful )?(?:post|article|info\w*|recipe|tips?))\b.{0,80}$
        ^(?:was|did you find|is) this (?:article|page|post|information|story|review|answer|content)? ?(?:helpful|useful|interesting)\? ?(?:yes|no)\b.{0,20}$
        ^(?:edit|delete|report|flag|quote) (?:this )?(?:comment|reply|post)$
        ^(?:anonymous|guest|unknown|anon) (?:says|said|wrote|commented):?(?: .*)?$
        ^comments?\b.{0,40}\b(?:closed|disabled|turned off|switched off)$
        ^name\b.{0,20}\be?-?mail\b.{0,60}\bwebsite\b.{0,20}$
        ^(?-i:[A-Z])[\w .]{1,30} (?:\d+ |an? )(?:minute|hour|day|week|month|year)s? ago: .*$
        """,
        """
        - Leave a Reply
        - Your email address will not be published. Required fields are marked *
        - You must be logged in to post a comment.
        - Comments are closed.
        - Be the first to comment!
        + She was the first to comment on the verdict.
        + "Leave a reply," the machine said, and he hung up.
        """,
    ),
    phrase(
        "C102", "comment-count", "A number and the word comments is a counter.",
        r"""
        ^\(?(?:\d[\d,.]*[km]?|no|one|two|three|zero) (?:new |total |reader |user )?(?:comments?|replies|reply|responses?|thoughts?|reactions?|reviews?|ratings?|votes?|answers?|discussions?)(?: (?:so far|yet|below|add|on|to|about|»|on this (?:post|article|story)|[-–|·•] .{0,60}))?\)?$
        ^\d+ (?:thoughts?|comments?|responses?|replies) (?:on|to) ["'].{3,}$
        ^\d+ (?:thoughts?|comments?|responses?|replies) (?:on|to) .{3,80}$
        ^(?:comments?|replies|responses|reader comments|your comments|discussion)[: ]*\(?\d+\)?$
        ^(?:comments?|comment|your comment|reader comments|reader reviews|user comments|add comment|facebook comments|join the (?:conversation|discussion|debate)|have your say|your (?:say|view|views|turn)|what do you think|post comment|submit comment|conversation)$
        ^(?:view|show|read|see|load) (?:all )?\d+ (?:more )?(?:comments?|replies)$
        """,
        """
        - 14 comments
        - Comments (3)
        - 3 thoughts on "A walk around the harbour"
        - Join the conversation
        + Two comments from the minister settled the matter.
        """,
    ),
    phrase(
        "C103", "comment-invitation", "The reader is asked for an opinion to be left on the page.",
        r"""
        \b(?:leave|drop|post|write|share|add|tell|let)\b.{0,60}\b(?:in|using|via|through) (?:the )?comments?(?: (?:section|box|area|field|form|thread))?(?: (?:below|down below))?\b
        \b(?:thoughts|opinions?|questions|stories|views|experiences?|suggestions|ideas|answers?|favou?rites?)\b.{0,50}\b(?:in the comments?|comment(?:s)? (?:section|box|area))\b
        ^(?:please )?(?:leave|drop|post|write) (?:us |me )?(?:a|your) (?:comments?|thoughts|reply|note|line|feedback|opinion|questions?)\b.{0,60}$
        ^(?:please )?(?:comment|reply|sound off|chime in|discuss|weigh in)\b.{0,40}\bbelow$
        ^(?:so )?(?:what|which|how|have|do|did|are|would|who) .{0,90}\? (?:let (?:us|me) know|tell (?:us|me)|share|leave|drop|comment|sound off)\b.{0,80}$
        ^let (?:us|me) know (?:what you think|your (?:thoughts|opinions?|views?)|in the comments?|below|if you)\b.{0,60}$
        ^(?:share|tell us|give us|send us) your (?:thoughts|opinions?|views?|comments?|feedback|experiences?|stor(?:y|ies)|ideas|take|say)\b.{0,80}$
        ^(?:join|be part of|continue|add to|jump into) (?:in )?(?:the|our) (?:conversation|discussion|debate)(?: (?:below|here|now|in the comments|with other readers|about .{2,40})|[:!] .{3,80})?$
        ^what(?:'s| is| are) your (?:take|thoughts?|opinions?|views?|verdict)(?: on (?:this|the).{0,40})?\?$
        ^(?:what do you think|do you agree|agree or disagree|any (?:questions|thoughts|comments|feedback|suggestions))(?: (?:about|of) (?:this|the (?:story|article|post)))?\?$
        ^we(?:'d| would)? love to (?:hear|know|read)\b.{0,80}$
        ^got (?:a )?(?:question|comment|something to (?:say|add)|thoughts?)\b.{0,60}$
        ^(?:have|got) (?:a|any|something to) (?:question|comment|say|add)\b.{0,60}\b(?:below|comment|let us know)\b.{0,40}$
        ^(?:share|tell us|send us|let us know|show us|give us|post|leave) .{3,90}\b(?:below|down below|underneath)$
        ^(?:please )?(?:leave|post|give|add) (?:a|your) (?:star )?(?:rating|review|vote)\b.{0,60}$
        ^(?:tell us|let us know|let me know|tell me) (?:about|what|which|how|your|if|where|in)\b.{0,100}\b(?:comments?|below|comment section|you think|your (?:own|story|experience|favou?rite))\b.{0,40}$
        """,
        """
        - Tell us in the comments below.
        - What do you think? Let us know!
        - Share your thoughts
        - Have you been there? Leave a comment.
        + What do you think happens when the tide turns?
        + The minister shared his thoughts on the budget.
        """,
    ),
    phrase(
        "C104", "reader-rating", "Readers' votes and stars, not a review's own verdict.",
        r"""
        ^(?:rate|vote for|review) this\b.{0,40}$
        ^(?:please )?rate (?:it|us|the (?:article|post|story|recipe|page))\b.{0,40}$
        \b(?:average|total|current) (?:user |reader )?(?:rating|votes?|score):? ?[\d.]+\b.{0,30}\b(?:votes?|ratings?|readers|users|reviews|visitors|by \d+)\b
        ^(?:user rating|reader rating|readers' rating|vote count|votes)[: ]+[\d.]+.{0,40}$
        ^[\d.]+ ?(?:/|out of) ?(?:5|10)(?: stars?)? \(?(?:based on )?\d+ (?:votes?|ratings?|reviews?|user reviews)\)?$
        ^\[?(?:total|votes?):? ?\d+ ?(?:\||[-–]|,)? ?(?:average|avg)\b.*$
        ^(?:was|did you find|is) this (?:article|page|post|information|story|review|answer|content)? ?(?:helpful|useful|interesting)\b.{0,30}$
        ^\d+ (?:people|readers|users|of \d+ people|out of \d+) (?:found|rated|voted)\b.{0,40}$
        ^(?:click|tap) (?:on )?(?:a|the) stars? to rate\b.*$
        ^no votes so far\b.*$
        ^(?:how (?:useful|helpful|would you rate)).{0,50}\?$
        \b(?:reader|user|readers'|users') (?:rating|score|votes?)\b[: ]+[\d.]+
        ^(?:loading|submit) (?:rating|vote)s?$
        ^(?:thumbs (?:up|down)|upvotes?|downvotes?):? ?\d*$
        ^rated [\d.]+ (?:out of|/) \d+ by \d+ (?:readers|users|people|visitors)\b.*$
        """,
        """
        - Rate this article
        - Average rating 4.6 out of 5 by 212 readers
        - Was this page helpful?
        - 31 people found this helpful
        + Our verdict: four stars out of five.
        """,
    ),
    phrase(
        "C105", "comment-words", "Words of comment threads that other texts use too.",
        r"""
        ^let (?:us|me) know$
        ^discussion$
        ^(?:replies|name|website|comment|anonymous|guest|like|likes|report|share|edit|delete|permalink|moderator|flag|quote|upvote|verified|moderated)\*?$
        ^(?:\d+|one|an?|a few|several|yesterday) ?(?:s|sec|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?)?(?: ago)$
        ^.{2,40}\b(?:says|said|wrote|commented|replied)(?: (?:on|at))?:?$
        ^(?:january|february|march|april|may|june|july|august|september|october|november|december|[a-z]{3}) \d{1,2}, \d{4} at \d{1,2}:\d\d ?(?:am|pm)?$
        ^(?:\d+ )?(?:likes?|dislikes?|votes?|points?|upvotes?)(?: \d+)?$
        ^(?:log ?in|sign ?in) (?:with|to)\b.{0,40}$
        ^what(?:'s| is| are| was) your (?:own )?favou?rites?\b.{0,60}\?$
        ^(?:average|overall)? ?ratings?:? [\d.]+.{0,20}$
        """,
        """
        - Leave a comment
        - Name
        - Website
        + Name the baby after the boat, her father said.
        """,
        weight=HINT,
    ),
)
