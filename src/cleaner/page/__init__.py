"""HTML pages: visible text as blocks with DOM measures, and the page's own metadata."""

from cleaner.page.read import looks_like_html, read_page

__all__ = ["looks_like_html", "read_page"]
