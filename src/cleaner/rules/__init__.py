"""What we know about junk, declared: every rule with its reason, an example that goes and a look-alike that stays."""
