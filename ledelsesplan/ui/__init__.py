"""The desktop application: Qt widgets over one document."""
