"""Documents going OUT: the roadmap as files of other programs.

Pure functions from frozen records to bytes; what a document cannot hold is said in its remarks.
"""
