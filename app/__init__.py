"""The doors: the command line, and later the web. May import everything below; holds no logic."""
