"""The desk: what waits for an editor's hand, on the editor's own machine."""
