"""What each discourse role means and the cues that show it, declared: tests, ``cleaner roles`` and docs/roles.md follow.

The order of ``ROLES`` is the precedence: a unit takes the first role that fits.
"""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """One discourse role."""

    name: str
    definition: str
    yes: str
    no: str
    """A look-alike, and the role it has instead."""


class Cue(NamedTuple):
    """Words that show a role: an RE2 pattern searched in one unit, case ignored."""

    role: str
    name: str
    pattern: str
    yes: str
    no: str
    """A look-alike that the pattern must not match."""
    most_words: int = 0
    """How many words, of ASCII, a match has at most, where it is a whole sentence, and two of them are numbers; 0 says nothing."""


ROLES = {
    role.name: role
    for role in (
        Role("boilerplate", "Not running text of this article: site furniture, forms, dates, by-lines, credits, cut-off stubs.",
             "4 min read", "Visit our office to see the plans. -> cta"),
        Role("heading", "A title, section title or table header on its own line that names what follows.",
             "When Does a Pier Need Paint?", "The work includes: -> signpost"),
        Role("cta", "Asks the reader to act towards a publisher, seller or other resource, or pitches the service.",
             "Book a free survey today.", "See a doctor if the cut swells. -> advice"),
        Role("question", "An interrogative main clause in running text.",
             "Do you need one, or both?", "She asked whether it was open. -> event"),
        Role("signpost", "Speaks about the text itself: announces, introduces or orders what follows.",
             "Let's look at the two in turn.", "There are three kinds: red, green and blue. -> description"),
        Role("conclusion", "In the closing zone, restates the whole or draws its lesson.",
             "In short, paint it before winter.", "The fair closed on Sunday. -> event"),
        Role("example", "A specific or imagined instance that illustrates a statement.",
             "For example, a dinghy needs only one coat.", "There are oil, alkyd and epoxy paints. -> description"),
        Role("definition", "Says what a term, concept, role or kind of thing is or is called.",
             "A pontoon is a float that carries a walkway.", "The pier is the heart of the town. -> description"),
        Role("comparison", "Sets two or more things side by side: difference, likeness, ranking, trade-off.",
             "A sloop is faster than a ketch.", "In contrast, the ketch is slow. -> description"),
        Role("advice", "Recommends, warns or instructs in the subject matter.",
             "You should oil the hinge twice a year.", "The keeper must lock the gate. -> description"),
        Role("evidence", "Its force comes from a source or a measurement.",
             "Visits rose 12 % in May.", "The pier is the best in the county. -> claim"),
        Role("event", "Reports what particular people or things did or will do at a particular time.",
             "The council closed the pier on Friday.", "The council meets on Fridays. -> description"),
        Role("claim", "Arguable: evaluation, importance, benefit, cause, prediction, opinion.",
             "Good paint is essential.", "Paint has pigment and binder. -> description"),
        Role("description", "The default: states features, duties, composition or workings as fact.",
             "They manage the berths.", "They manage the berths best. -> claim"),
    )
}  # fmt: skip
"""By name, in order of precedence."""

CUES = (
    Cue("boilerplate", "date-line", r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[\s,|·•-]*(?:(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?)?(?:\s+[a-z]{2,4})?\W*$",
        "January 5, 2025, 10:55 pm", "On January 5, 2025 the pier was shut.", most_words=10),
    Cue("boilerplate", "by-line", r"^(?:written |posted |published |words |story |photos? |reviewed |edited )?by:? (?-i:[A-Z][\w.'’-]+)(?: (?-i:[A-Z][\w.'’-]+|and|&|,)){0,5}(?:\s*[|,·•–-].{0,60})?$",
        "By Mira Lund", "By Friday the pier was shut."),
    Cue("boilerplate", "filed", r"^(?:posted|published|filed|updated|last updated|last modified|first published)\b[^.]{0,60}$|\b\d+\s*(?:mins?|minutes?)(?: to)? read\b",
        "4 min read", "It takes four minutes to read the gauge."),
    Cue("boilerplate", "form", r"^(?:leave a (?:reply|comment)|your email address will not be published|required fields are marked|save my name|post comment|skip to content|advertisement|share this|all rights reserved|sign up for our newsletter|subscribe to)\b|^(?:©|copyright)|\ball rights reserved\b",
        "Leave a Reply", "They left a reply on the door."),
    Cue("boilerplate", "stub", r"^.{0,60}…$|^(?:while|although|if|because|when) [^,]{0,60}(?:…|\.\.\.)$",
        "While the harbour …", "The harbour master shut the whole of the pier, and nobody minded that he did …"),
    Cue("cta", "more-elsewhere", r"^(?:to (?:learn|find out|explore|read|discover|see|know|get)\b.{0,80}?\b(?:more|further|visit)\b|for (?:more|further|additional) (?:information|details|help|tips|on)\b)",
        "To learn more about berths, visit the office.", "For more than a year the pier was shut."),
    Cue("cta", "act-now", r"^(?:contact (?:us|our|me)|call (?:us|now|today|our)|book (?:a|an|your|now|online)|buy (?:now|your|it)|shop (?:now|our|the)|order (?:now|yours|today|online)|sign up|subscribe|register (?:now|today|for|here)|download (?:our|the|your|now|a)|click (?:here|the|on)|get (?:started|in touch|your free|a free|a quote)|request (?:a|your)|schedule (?:a|your)|visit (?:our|us|the|https?:|www)|check out (?:our|the|these)|explore our|discover (?:our|how|the)|try (?:it|our|for)|learn (?:more|how)\b|read (?:more|our|the full)|see (?:our|all|more)|join (?:us|our|now)|start (?:your|a) (?:free|trial)|apply (?:now|today|here)|follow us|donate)\b",
        "Book a free survey today.", "Book keepers wrote it down."),
    Cue("cta", "pitch", r"^(?:are you )?ready to\b.{0,80}\?$|\b(?:is|are) here to (?:help|guide|support)\b|\b(?:contact|call|email|reach out to|get in touch with) (?:us|our team|me) (?:today|now|for|to|at|on)\b|\bvisit (?:https?://|www\.|our (?:site|website|page|store|shop))|\bclick here\b|\blet us (?:help|know|show)\b|\bour (?:team|experts|advisors|consultants) (?:can|will|are)\b",
        "Our team can help you with that.", "The team was here on Friday."),
    Cue("signpost", "lets", r"^(?:so,? |now,? |first,? )?(?:let[’']?s|let us) (?:take|look|dig|dive|break|explore|start|begin|get|go|turn|see|examine|discuss|talk|jump|unpack|consider|review|walk|compare)\b",
        "Let's look at the two in turn.", "Let the paint dry."),
    Cue("signpost", "about-this-text", r"\b(?:in this (?:article|post|guide|section|piece|blog|tutorial|chapter|page|review|story|series)|(?:this|the following) (?:article|post|guide|section|list|table|chapter|page|tutorial) (?:will|explains|covers|describes|shows|looks|discusses|lists|outlines|contains)|we(?:[’']ll| will|[’']re going to| have)? (?:also )?(?:look at|explore|discuss|cover|examine|walk you through|explain|show you|answer|go over|describe|outline)|(?:as|which) (?:i|we) (?:mentioned|discussed|saw|noted|said|described)|read on|keep reading|(?:listed|described|outlined|explained|shown|discussed) below|see (?:below|above))\b|^(?:here (?:are|is|[’']s)|below (?:are|is|you)|the following|what follows)\b",
        "In this guide we look at paint.", "The articles of the club forbid it."),
    Cue("signpost", "not-alone", r"\byou[’']?(?:re| are) not alone\b|^if you[’']?(?:re| are)? (?:ask|wonder|curious|looking for)",
        "If you wonder which one to buy, you're not alone.", "If you are late, the gate is shut."),
    Cue("conclusion", "closing-words", r"^(?:in (?:conclusion|summary|short|sum|closing|essence|the end|a nutshell)|to (?:conclude|sum up|summari[sz]e|wrap up|recap)|all in all|overall|ultimately|the bottom line|on balance|summing up|in the final analysis|at the end of the day)\b",
        "In short, paint it before winter.", "It rained in short bursts."),
    Cue("example", "for-example", r"^(?:for (?:example|instance)|e\.g\.|as an example|to illustrate|say,|imagine|suppose|picture this|in (?:our|my|one|this|that) case|take (?:the (?:case|example)|for (?:example|instance))|consider the (?:case|example)|a good example|one example|an example)\b|, for (?:example|instance),|\bfor example[,:]|\bfor instance[,:]|\bsuch as when\b|^let[’']?s say\b|\bis (?:an|a good|one|the best) example\b",
        "For example, a dinghy needs only one coat.", "The examples were all sold."),
    Cue("definition", "is-called", r"\b(?:stands for|(?:is|are) (?:defined as|called|known as|termed|referred to as|short for|the (?:term|name|word) (?:for|used))|refers? to (?:a|an|the|any|how|when|what)\b|^(?:the term|by definition)|means (?:that )?(?:a|an|the|any|when)\b)",
        "MLW stands for mean low water.", "She stood for election."),
    Cue("definition", "is-a", r"^(?:in [a-z ]{3,30}, )?(?:an? |the )?[\w’'/& -]{2,70}?(?: ?\([^)]{1,60}\))?,?(?: on the other hand,)? (?:is|are) (?:an?|the|any|one of the|some) (?:[\w-]+[ ,]+){0,6}(?:executives?|officers?|officials?|leaders?|managers?|person|people|professionals?|types?|kinds?|forms?|process(?:es)?|methods?|practices?|systems?|terms?|devices?|diseases?|conditions?|tools?|techniques?|approach(?:es)?|set|sets|collection|group|groups|class|measures?|concepts?|documents?|loans?|account|accounts|agreement|contract|contracts|fees?|taxe?s?|languages?|protocols?|software|programs?|platforms?|services?|disorders?|infections?|substances?|compounds?|materials?|dish|sauce|plants?|animals?|species|structures?|machines?|instruments?|standards?|models?|strateg(?:y|ies)|frameworks?|float|unit|units|rate|ratio|amount|sum|way|place|part|act|art|science|study|ability|branch|state|event|period|technology|technologies)\b(?: (?:that|who|which|whose|of|used|for|in|where|to|by|with|responsible|designed|made|from|between|given)\b|\.$|,)",
        "A pontoon is a float that carries a walkway.", "The pier is the heart of the town."),
    Cue("comparison", "whereas", r"\bwhereas\b|\b(?:different|distinct|differs?|unlike|distinguish\w*|similar|identical|comparable|superior|inferior|equivalent) (?:from|to|than|purposes|functions|roles|between)\b|\b(?:differ|diverge|overlap)s?\b|\b(?:difference|distinction|similarit(?:y|ies)|contrast|overlap|trade-?off)s?\b.{0,40}\b(?:between|is that|is in|is the|lies|in their|becomes?|are)\b|\bcompared (?:to|with)\b|\bin (?:comparison|contrast) (?:to|with)\b|\b(?:on the one hand|as opposed to|rather than the|instead of the)\b|\beach (?:role|has its|one has|type)\b|\bthe same (?:as|way as)\b|\bversus\b|\bvs\.? ",
        "The two differ in weight.", "A different day came."),
    Cue("comparison", "than", r"\b(?:more|less|fewer|better|worse|rather|[a-z]{2,}er) (?:[\w’'-]+ ){0,6}?than (?:an?|the|its|their|those|that|any|most|other|his|her|your|our|(?-i:[A-Z])\w+|in|with|on|by|for|traditional|similar|regular|standard)\b",
        "A sloop is faster than the ketch.", "It was later than expected."),
    Cue("comparison", "while-the-other", r"^(?:while|although|though) (?:both|an?|the|some|all|many|most)\b.{5,160}, (?:an?|the|they|their|it|each|only|others?)\b|, (?:while|but) (?:an?|the|others?|its|their)\b [^,]{3,}",
        "A sloop has one mast, while a ketch has two.", "While we slept, rain fell."),
    Cue("advice", "should", r"\b(?:should(?:n[’']t| not)?|ought to|had better|(?:it[’']?s|it is|it would be) (?:best|better|wise|important|advisable|a good idea|recommended|worth|crucial|essential|necessary) (?:to|that you)|make sure|be sure to|(?:we|i|experts?) (?:recommend|suggest|advise)|you(?:[’']ll| will)? (?:need|want|have) to|you (?:must|can always|may want|might want|might need)|don[’']t forget|keep in mind|remember to|try to|might be (?:the right|a good|what you need)|could be (?:the right|a good))\b",
        "You should oil the hinge twice a year.", "They had a good year."),
    Cue("advice", "imperative", r"^(?:then |next,? |first,? |finally,? |now |also,? |always |never |please |just |instead,? |if [^,]{3,80}, )?(?:do not|don[’']t|avoid|add|allow|apply|arrange|ask|bake|be (?:careful|prepared|honest|clear|patient|specific|aware)|begin|boil|bring|build|call|change|check|choose|clean|close|combine|compare|connect|consider|cook|cover|create|cut|decide|define|determine|dice|drain|drink|drop|encourage|ensure|enter|establish|evaluate|fill|find|focus|fold|follow|foster|get|give|go|grab|heat|help|hold|identify|include|insert|install|invest|keep|know|lay|leave|let|limit|look|maintain|make|measure|mix|move|open|pack|pay|pick|place|plan|plant|pour|practi[cs]e|prepare|press|prioriti[sz]e|protect|pull|push|put|read|reduce|remember|remove|repeat|replace|review|rinse|run|save|season|see|select|serve|set|share|simmer|slice|soak|sprinkle|start|stay|stick|stir|stop|store|switch|take|talk|tap|tell|test|think|transfer|try|turn|understand|update|use|wait|wash|watch|wear|whisk|work|write) (?:an?|the|your|you|it|them|this|that|these|those|for|in|on|to|up|out|off|with|at|all|any|some|each|every|from|into|about|only|as|and|or|one|two|\d|[a-z]+(?:s|ing|ly)?)\b",
        "Soak the rope overnight.", "The rope was soaked overnight."),
    Cue("evidence", "attributed", r"\b(?:according to|(?:said|says|told|tells|explains?|explained|notes?|noted|adds|added|argues?|argued|warns?|warned|claims|claimed|wrote|writes|recalls?|recalled|admits|admitted|insists?|insisted|stated|states|reports|concluded|estimates?|estimated|believes)\b(?:[,.:]| that\b| (?:the|an?|in|on|of|it|he|she|they|we|his|her)\b)|(?:study|studies|survey|research|report|poll|data|analysis|trial|audit|figures|statistics)(?: by [\w ]+| from [\w ]+| of [\w ]+)? (?:found|finds|shows?|showed|suggests?|indicates?|reveals?|revealed|published|conducted))\b",
        "According to the office, visits rose.", "The accord of the two was old."),
    Cue("evidence", "quotation", r"^[\"“].{10,}[\"”]$|^[\"“].{5,}[,.!?][\"”] |[\"”],? (?:he|she|they|(?-i:[A-Z]\w+)) (?:said|says|told|added|explained|wrote)|[,:] [\"“][^\"”]{15,}",
        "“We were wet,” she said.", "The so-called “pier” is shut."),
    Cue("evidence", "measurement", r"\b\d[\d,.]* ?(?:%|percent|per cent)|\b(?:rose|fell|grew|increased|decreased|dropped|climbed|declined|jumped)\b[^.]{0,40}\b\d|\b(?:average|median|mean) of \d|\bn ?= ?\d|\b\d(?:\.\d)? ?(?:/|out of) ?(?:5|10|100)\b|[$€£]\d[\d,.]*(?: (?:million|billion|bn|m|per|a month|a year))|\bscored? \d",
        "Visits rose 12 % in May.", "Berth 12 is free."),
    Cue("event", "happened", r"\b(?:yesterday|today|tonight|last (?:week|month|year|night|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:on|by|since|until) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:in|since|until|by) (?:(?:early|late|mid)[- ])?(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)|(?:on )?(?:january|february|march|april|june|july|august|september|october|november|december) \d{1,2}|\d+ (?:years?|months?|weeks?|days?|hours?) (?:ago|later|after)|announced|appointed|launched|unveiled|resigned|arrested|died|won|opened|joined|signed|acquired|founded)\b",
        "The council closed the pier on Friday.", "The council meets weekly."),
    Cue("event", "narrative-past", r"^(?:then |so |when |after |but |and |finally,? |later,? )?(?:i|he|she|we|they|the (?:couple|family|team|company|council|court|police|judge|club|board|man|woman|firm|government|jury|crew)|(?-i:[A-Z][a-z]+ [A-Z][a-z]+)) (?:also |then |later |soon |never |finally |first |quickly |had )?(?:asked|began|bought|brought|built|called|came|chose|closed|decided|did|drove|fell|felt|finished|flew|found|gave|got|grew|heard|held|hired|kept|knew|lost|made|met|moved|opened|paid|played|put|ran|realised|realized|received|returned|sat|saw|scored|sent|shut|sold|spent|started|stayed|stood|stopped|took|taught|thought|told|took|tried|turned|used|walked|wanted|was (?:born|hired|killed|named|elected|found|told)|went|woke|worked|wrote)\b",
        "She asked whether it was open.", "She asks whether it is open."),
    Cue("claim", "evaluation", r"\b(?:crucial|vital|essential|critical(?:ly)?|important(?:ly|ance)?|significant(?:ly)?|invaluable|key to|pivotal|(?:the )?(?:best|worst|greatest|most (?:important|effective|\w+))|benefits?|beneficial|advantages?|can lead to|lead[s]? to|ensur(?:es?|ing) that (?:everything|it|you|they)|success(?:ful)?|perfect|great|excellent|ideal|amazing|wonderful|terrible|beautiful|powerful|valuable|worth|easier|harder|difficult|challenging|better|always|never|clearly|obviously|unfortunately|in my opinion|i (?:think|believe|feel)|arguably|perhaps|probably|likely|will (?:be|continue|become|have|make|help|guide)|would (?:be|have)|may (?:be|also|not)|might (?:be|also|need)|can (?:be|make|also|become|have|help|significantly|transform)|could (?:be|have)|matters?|thrive|rare|simple|transform)\b",
        "Good paint is essential.", "Paint has pigment and binder."),
)  # fmt: skip
"""In order of precedence by role; every pattern is linear-time (RE2)."""
