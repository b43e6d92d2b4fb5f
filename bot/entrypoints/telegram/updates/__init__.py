"""The way of an update: stored, acknowledged, joined with its like, worked on, each answer sent once."""
