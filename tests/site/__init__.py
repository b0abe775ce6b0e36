"""The built site, held to what its authors wrote and to tools that others wrote."""
