"""Prefect flows: thin wrappers around functions of ``cleaner`` that also work without Prefect."""
