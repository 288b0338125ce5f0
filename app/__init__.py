"""The doors: the command line and the web. May import everything below; holds no logic."""
