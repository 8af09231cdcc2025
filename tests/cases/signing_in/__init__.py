"""Signing in beyond a password."""
