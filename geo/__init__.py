"""Places and boundaries: gazetteer, resolver, jurisdictions, map layers, joined areas."""
