"""The graph for language models: a Model Context Protocol server with tools that read, each answer with its sources."""
