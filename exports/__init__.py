"""Content in, bytes out: what leaves the application as a file."""
