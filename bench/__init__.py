"""How fast it is, beside what one would use instead: `python -m bench` prints one table; `bench/README.md` explains."""
