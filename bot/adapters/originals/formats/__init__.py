"""Readers of one format each: bytes in, `Told` out, BadInput when they cannot be used; libraries are imported late."""
