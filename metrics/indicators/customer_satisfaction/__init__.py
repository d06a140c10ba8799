"""How do customers, the people outside who buy, see us?"""
