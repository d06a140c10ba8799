"""How is it for the people served, and for those who work here?"""
