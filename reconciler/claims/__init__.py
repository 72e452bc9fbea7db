"""Statements anchored to their source, and the facets read in them: dates, numbers, entities; a facet a file."""
