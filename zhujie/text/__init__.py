"""What is true of Chinese text anywhere: scripts and readings. Knows no report."""
