"""The page around a picture: template, style, and scripts by subject, inlined together by `viz/render.py`."""
