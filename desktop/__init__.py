"""Where sources, db and reconciler meet: the session, the command line on it, and the window."""
