-- Rows of `paragraphs` that are short lines (`line` is null in others) repeated over a site: $1 least documents, $2 least share.
WITH sites AS (
    SELECT site, count(DISTINCT doc_id) AS documents FROM paragraphs GROUP BY site
),
repeated AS (
    SELECT site, line
    FROM paragraphs JOIN sites USING (site)
    WHERE line IS NOT NULL
    GROUP BY site, line, documents
    HAVING count(DISTINCT doc_id) >= $1 AND count(DISTINCT doc_id) >= $2 * documents
)
SELECT "row" FROM paragraphs JOIN repeated USING (site, line)
