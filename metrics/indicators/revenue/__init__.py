"""What brings in revenue, and what puts it at risk?"""
