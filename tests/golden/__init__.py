"""Golden files: what the toy world builds and answers; `make golden` rewrites them, their difference is reviewed."""
