"""Our own nn.Modules, each a self-contained file that goes into the generated text as it stands; never imported by the app."""
