"""The SWOT page: the board of four quadrants, and the strategies drawn from it."""
