"""Frames and views in, figures and pictures out. The only home of Plotly and matplotlib."""
