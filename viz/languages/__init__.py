"""Words for people in English, Chinese and German, one TOML file a subject; read by `viz/words.py`."""
