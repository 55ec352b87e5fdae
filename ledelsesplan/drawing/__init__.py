"""What the screen and the paper draw with: colours, fonts and the shapes of the marks. No widgets."""
