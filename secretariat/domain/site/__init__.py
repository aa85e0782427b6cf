"""What the public reads and is told of: each change goes through these verbs."""
