"""Word lists that measures and rules share: English function words and verb forms that are nothing but verbs."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although am among an and any are as at because been before being below
    between both but by can could did do does doing down during each either else even ever few for from further had has
    have having he her here hers him his how however i if in into is it its itself just may me might more most much must
    my neither no nor not of off on once one only onto or other our out over own per rather s same shall she should since
    so some still such t than that the their them themselves then there these they this those though through till to too
    toward under until up upon us very via vs was we were what when where whether which while who whom whose why will
    with within without would yet you your yours it's don't isn't doesn't didn't wasn't aren't i'm you're we're they're
    can't won't
    """.split()
)
"""Words that bind; a text is told from a list by them."""

VERBS = frozenset(
    """
    am are is was were be been has have had do does did will would can could may might must shall should isn't aren't
    wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't mustn't shouldn't it's i'm
    you're we're they're he's she's that's there's i've you've we've they've i'd you'd we'd they'd i'll you'll we'll
    they'll he'll she'll said says told asked became become becomes began begins brought came comes felt found gave gives
    goes went got gets grew grows keeps kept knew knows led left lost made makes meant means met needs paid put ran runs
    sat saw seems sent spent stood stands takes took taught thinks thought tries tried took turns turned used uses wants
    wanted wrote wins won works worked helps helped offers offered allows provides includes including requires remains
    remained starts started stops stopped happens happened believes believed expects expected shows showed showed
    """.split()
)
"""Forms that are hardly ever nouns: one of them makes a clause likely."""

COMMON_WORDS = frozenset(
    """
    actually age ages also amazing american animal animals another answer app apps baby back bad ban battle beach beautiful
    become best better big biggest bill black body book books boy boys brain brand break breaking bring brings build
    business buy call calls campaign car cars case cash cat cats cause celebrity celebrities change changed changes cheap
    child children city claims class classic clean climate close clothes coffee cold color come coming company cool cost
    costs country couple crash crazy create crime cut cute dad daily dance danger dangerous dark daughter day days dead deal
    deals death decades deep defense diet dies different dinner discover do doctor doctors dog dogs door dream dress drink
    drive driver drivers drop easy eat effect effects end energy entire epic ever every everyone everything exactly
    expensive experts explained eye eyes face facts fake fall family famous fan fans fashion fast father favorite fear fight
    finally find fire first fish fix flight food forever forget found free fresh friend friends fun funny future game games
    garden genius get girl girls give go goes gold good great green guide guy hair half hand happened happens happy hard hate
    head health healthy heart help here hidden high history hit holiday home homes hot hour house huge hurt husband idea
    ideas important incredible inside interview job jobs keep kept key kids kill killed king kitchen know known largest last
    late later latest law learn leave left less lesson life light like list little live lives living local lonely long look
    looks lose lost love lovers low luxury make makes making man marriage mean meet men mental millions mind minute minutes
    mistake mistakes model mom moment moments money month more morning mother move movie movies music must mystery name names
    need never new news next night nobody now number office oldest once one open outfit own owner owners parents part party
    past people perfect person pet pets phone photo photos phrases picture pictures place places plan play player players
    police poor popular power powerful president pretty price problem public puts puzzles question questions quick quiz read
    real really reason reasons recipe recipes red relationship remove report rest return reveal revealed reveals review rich
    right rise risk road room rule rules sale save say school science scientists season secret secrets see sell series set
    sex shares shock shocking shop should show sick side sign signs simple single sleep slow small smart soldier solving
    someone something son song songs spend spot star stars start stay steal steps still stop store stories story strange
    street strong student students study stuff stunning style summer super surprise surprising sweet take takes talk taste
    tea teen tell test thing things think this ticket time times tiny tips today together told tonight top touch town toxic
    train travel treat tree trick tricks trip true truth try turn uncovered unexpected used video videos viral visit wait
    walk want war warning wars watch water way ways wear wedding week weight weird well white wife wild will win winner
    winter wish woman women won word words work workers world worst worth wrong year years yet young
    """.split()
)
"""Everyday words that are lower case in running prose: capitals on them, in mid-sentence, make a headline."""

QUERY_WORDS = frozenset(
    """
    how what why when where which who best top cheap free online near pdf download downloads price prices review reviews
    recipe recipes tutorial tutorials lyrics meaning sale salary jobs vs versus login template templates quotes lease cost
    costs calculator worksheet worksheets answers codes coupon coupons hotels rentals rent buy discount deals torrent crack
    mp3 mp4 wallpaper wallpapers hd specs manual manuals parts diy tips ideas hacks essay examples sample samples quiz app
    apk mod cheats walkthrough wiki biography net worth streaming episodes subtitles episode trailer cast printable crochet
    pattern patterns near me form forms physical study reddit phone number hours
    """.split()
)
"""Words of search queries: bought links and keyword lists are made of them."""
