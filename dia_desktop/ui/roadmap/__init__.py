"""The Roadmap page: a tree and a timeline side by side, what is not scheduled yet, and the inspector."""
