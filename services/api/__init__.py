"""The control state goes out."""
