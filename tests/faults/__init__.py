"""What happens to a build when the world around it breaks."""
