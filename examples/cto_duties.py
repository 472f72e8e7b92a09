"""What do these articles say a CTO is responsible for, and where do they compare it with a CIO? From the Parquet alone.

    python examples/cto_duties.py data/clean
"""

import sys
from pathlib import Path

import duckdb

QUESTIONS = {
    "What is a CTO responsible for?": """
        list_contains(subject_roles, 'CTO') AND len(subject_roles) = 1
        AND discourse_role IN ('definition', 'description') AND layout IN ('prose', 'list_item')
    """,
    "Where is a CTO compared with a CIO?": """
        list_contains(subject_roles, 'CTO') AND list_contains(subject_roles, 'CIO') AND discourse_role = 'comparison'
    """,
}

ANSWER = """
    SELECT d.source, s.text, s.subject_why
    FROM read_parquet('{snapshot}/sentences/**/*.parquet') s
    JOIN read_parquet('{snapshot}/documents/**/*.parquet') d USING (doc_id)
    WHERE {condition}
    ORDER BY d.date, doc_id, s.sentence
    LIMIT 8
"""


def main(clean: str) -> None:
    """Print the sentences that answer each question, with where they stand and why we know whom they are about."""
    snapshot = (Path(clean) / "current").resolve()  # resolved once: a publish in between cannot mix two snapshots
    for question, condition in QUESTIONS.items():
        print(question)
        for source, text, why in duckdb.sql(ANSWER.format(snapshot=snapshot, condition=condition)).fetchall():
            print(f"  - {text}  ({source}; {why})")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "data/clean")
