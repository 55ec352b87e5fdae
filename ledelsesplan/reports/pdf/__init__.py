"""What is printed: think-alone sheets, the plan and the poster, drawn with Qt's painter."""
