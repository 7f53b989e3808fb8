"""The pages of the app: pick, get, show."""
