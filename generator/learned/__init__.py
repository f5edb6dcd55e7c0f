"""What was trained: plain numbers in readable files with a card each; it knows no rule."""
