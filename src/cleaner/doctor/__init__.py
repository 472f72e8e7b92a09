"""Is this machine fit for the nightly run? Each part is looked at and gets a line that says what to do."""

from cleaner.doctor.finding import Finding
from cleaner.doctor.folders import look_at_folders
from cleaner.doctor.schedule import look_at_schedule

__all__ = ["Finding", "look_at_folders", "look_at_schedule"]
