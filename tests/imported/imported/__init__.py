"""Dumps become projects, and their rows arrive."""
