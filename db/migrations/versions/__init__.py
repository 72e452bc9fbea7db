"""One module a schema. A migration that has been published is never changed: files that it made are on people's disks."""
