"""What a change of the guide changes for its readers, as Markdown for a pull request."""
