"""What pages are made of: filters, cached queries, figures, the issue list, the map component."""
