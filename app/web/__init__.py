"""The web application: assembly, settings, and what every request passes through."""
