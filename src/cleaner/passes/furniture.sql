-- Rows of `paragraphs` that are short lines repeated over a site: $1 most words, $2 least documents, $3 least share.
WITH short AS (
    SELECT "row", doc_id, site, lower(trim(text)) AS line
    FROM paragraphs
    WHERE len(string_split(trim(text), ' ')) <= $1
),
sites AS (
    SELECT site, count(DISTINCT doc_id) AS documents FROM paragraphs GROUP BY site
),
repeated AS (
    SELECT site, line
    FROM short JOIN sites USING (site)
    GROUP BY site, line, documents
    HAVING count(DISTINCT doc_id) >= $2 AND count(DISTINCT doc_id) >= $3 * documents
)
SELECT "row" FROM short JOIN repeated USING (site, line)
