"""One file per system: each prints what the demo knows in that system's own form."""
