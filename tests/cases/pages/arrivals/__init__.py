"""The pages on which what arrived otherwise is recorded."""
