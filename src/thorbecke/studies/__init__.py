"""Questions people ask of the model, one module per question."""
