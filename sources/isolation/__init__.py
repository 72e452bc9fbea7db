"""Reading in a process of its own: what a hostile or broken file does there ends with that process."""
