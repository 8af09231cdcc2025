"""The pages on which somebody records what arrived otherwise than through this service."""
