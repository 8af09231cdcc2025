"""What arrived otherwise: recorded by whoever may, with the date received, by the same rules as everything else."""
