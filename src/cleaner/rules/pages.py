"""What the places of a page are called in its markup, and so why a block that is not the article stands there."""

from __future__ import annotations

from typing import NamedTuple


class PageRule(NamedTuple):
    """One kind of place."""

    code: str
    name: str
    reason: str
    words: frozenset[str]
    """Tags, and words of classes and ids, that name the place."""
    why: str
    goes: str
    stays: str


def _rule(code: str, name: str, reason: str, words: str, why: str, goes: str, stays: str) -> PageRule:
    return PageRule(code, name, reason, frozenset(words.split()), why, goes, stays)


PAGE_RULES = (
    _rule("W101", "consent-box", "cookie_consent", "cookie cookies consent gdpr ccpa",
          "The consent layer lies over the article, it is not in it.",
          '<div id="cookie-banner">We use cookies.</div>', "<p>We use cookies to tell returning boats apart, the harbour says.</p>"),
    _rule("W102", "paywall-box", "paywall", "paywall regwall meter piano",
          "A box that sells access stands in the place of text that is missing.",
          '<div class="paywall">Subscribe to read on</div>', "<p>The harbour put its tables behind a paywall.</p>"),
    _rule("W103", "sign-up-box", "newsletter", "newsletter subscribe subscription signup optin mailchimp",
          "Sign-up boxes are laid between paragraphs.",
          '<aside class="newsletter">Tides by mail</aside>', "<p>The newsletter of 1903 lists forty boats.</p>"),
    _rule("W104", "comment-area", "comment_form", "comment comments disqus respond reply replies commentlist",
          "What readers wrote under an article is not by its author.",
          '<ol class="commentlist"><li>First!</li></ol>', "<p>She would not comment.</p>"),
    _rule("W105", "share-bar", "social_share", "share sharing social addtoany sharedaddy follow",
          "Buttons to pass a page on.",
          '<ul class="share"><li>Tweet</li></ul>', "<p>They share the berth.</p>"),
    _rule("W106", "related-box", "related_link", "related recommended recirc recirculation trending popular outbrain taboola teaser teasers readmore mostread",
          "Boxes that send the reader to other pieces.",
          '<div class="related"><h3>More on boats</h3></div>', "<p>Related trades suffered too.</p>"),
    _rule("W107", "ad-slot", "ad", "ad ads advert advertisement adsense sponsored sponsor promo promoted banner dfp",
          "Paid places.",
          '<div class="ad">Paint, half price</div>', "<p>The ad ran in 1903.</p>"),
    _rule("W108", "fine-print", "legal", "legal copyright disclaimer colophon",
          "Notices of the publisher about itself.",
          '<div class="copyright">© Harbour Post</div>', "<p>Copyright ends after seventy years.</p>"),
    _rule("W109", "caption", "media", "figcaption caption credit gallery lightbox wp-caption photo-credit",
          "Captions and credits belong to a picture that is not there.",
          "<figcaption>The pier. Photo: A. Lund</figcaption>", "<p>The picture shows the pier in 1903.</p>"),
    _rule("W110", "by-line", "byline_meta", "byline author authors bio dateline timestamp meta tags taglist categories category published entry-meta post-meta",
          "Who wrote it, when, and under which tags.",
          '<div class="byline">By A. Lund</div>', "<p>The author of the plan was A. Lund.</p>"),
    _rule("W112", "headline", "byline_meta", "h1 headline",
          "Where the judge of pages takes the headline for a part of the head of the page, it stands in the title column.",
          "<header><h1>The pier is shut</h1></header>", "<p>The headline of 1903 ran over three columns.</p>"),
    _rule("W111", "site-furniture", "navigation", "",
          "Whatever else stands around the article: menus, headers, footers, tools.",
          "<nav><a>Home</a> <a>Boats</a></nav>", "<main><p>The pier is shut.</p></main>"),
)  # fmt: skip
"""In order: the first whose words name the place gives the reason; the last takes the rest."""
