"""The pipeline: the only place that knows the departments. ``render.py`` is the page to read first."""
