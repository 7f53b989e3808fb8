"""Figures to findings, pure: frames in, frames and frozen views out. No clock, no I/O."""
