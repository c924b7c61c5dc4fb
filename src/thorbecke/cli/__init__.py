"""What a person types: one module per command, each thin: parse, call, show."""
