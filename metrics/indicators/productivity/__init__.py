"""Is the work done that people count on: in time, right at once, without detours?"""
