"""The subcommands of `frontlog`, one module each."""
