"""The commands, by subject. Each parses, calls one function below and prints; `app/cli.py` lists them."""
