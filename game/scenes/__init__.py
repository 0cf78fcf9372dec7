"""Screens the family moves through, one a file."""
