"""`python -m aisupply` is the command line."""

from .app.cli import main

main()
