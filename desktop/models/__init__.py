"""What the views show, as Qt models and plain values: they read snapshots, and neither store nor compute."""
