"""What a page says about itself, from wherever it says it."""

import pytest

from cleaner.page.read import parse

URL = "https://post.example/2026/pier?utm=1"
DATA = '<script type="application/ld+json">{}</script>'
CASES = [
    ("title", "<title>The pier is shut | Harbour Post</title>", "The pier is shut"),
    ("title", '<meta property="og:site_name" content="Post"><title>Post - The pier is shut</title>', "The pier is shut"),
    ("title", "<title>The pier - a history</title><body><h1>The pier</h1>", "The pier"),
    ("title", "<title>Bread: how to bake it at home in nine steps</title>", "Bread: how to bake it at home in nine steps"),
    ("title", '<meta property="og:title" content="Piers"><title>x</title>', "Piers"),
    ("title", DATA.format('{"@type": "NewsArticle", "headline": "Pier shut"}'), "Pier shut"),
    ("title", DATA.format("{torn") + "<title>Pier</title>", "Pier"),
    ("title", DATA.format("[" * 50_000) + "<title>Pier &amp; sea</title>", "Pier & sea"),
    ("title", "<body><h1>Only <i>this</i></h1>", "Only this"),
    ("title", "<body><h1>One</h1><h1>Two</h1>", None),
    ("title", "", None),
    ("author", DATA.format('{"@graph": [{"@type": ["Thing", "Article"], "author": [{"name": "Mira Lund"}, {"name": "Jo Aas"}]}]}'), "Mira Lund, Jo Aas"),
    ("author", DATA.format('{"@type": "Article", "author": "https://post.example/mira"}'), None),
    ("author", '<meta name="author" content="By Mira Lund">', "Mira Lund"),
    ("author", '<meta property="article:author" content="https://social.example/mira">', None),
    ("author", '<body><div class="article-byline">By Mira Lund | 5 October 2026</div>', "Mira Lund"),
    ("author", '<body><a class="authorName" href="/mira">Mira Lund</a>', "Mira Lund"),
    ("author", '<body><span itemprop="author">Mira Lund</span>', "Mira Lund"),
    ("author", "<body><p>By the sea it is cold.</p>", None),
    ("published_at", DATA.format('{"@type": "NewsArticle", "datePublished": "2026-10-05T08:00:00Z"}'), "2026-10-05T08:00:00Z"),
    ("published_at", '<meta property="article:published_time" content="2026-10-05">', "2026-10-05"),
    ("published_at", '<body><time datetime="2026-10-05">Monday</time>', "2026-10-05"),
    ("published_at", '<body><span class="entry-date">5 October 2026</span>', "5 October 2026"),
    ("published_at", "<body><p>In 1903 the pier was new.</p>", None),
    ("site", '<meta property="og:site_name" content="Harbour Post">', "Harbour Post"),
    ("site", DATA.format('{"@type": "NewsArticle", "publisher": {"name": "Harbour Post"}}'), "Harbour Post"),
    ("site", "", "post.example"),
    ("url", '<link rel="canonical" href="https://post.example/pier">', "https://post.example/pier"),
    ("url", '<link rel="canonical" href="/pier">', "https://post.example/pier"),
    ("url", '<link rel="canonical" href="javascript:x">', URL),
    ("url", '<link rel="canonical" href="https://[broken">', URL),
    ("lang", "", "en"),
]


@pytest.mark.parametrize(("field", "head", "expected"), CASES)
def test_metadata(field, head, expected):
    found = parse(f'<!doctype html><html lang="en-GB"><head>{head}', URL).metadata
    assert getattr(found, field) == expected


@pytest.mark.parametrize(("tag", "lang"), [('<html lang="PT_br">', "pt"), ('<html lang="x-default">', None), ("<html>", None)])
def test_language(tag, lang):
    assert parse(f"{tag}<body>x", None).metadata.lang == lang
