"""Figures as the tools count them: for service owners and analysts only."""
