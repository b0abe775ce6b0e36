"""What scripts/ call: one verb a module."""
