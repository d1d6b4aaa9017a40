"""An article's text before any rule reads it: folding, segments, lists, quotations; and how forms are found in it."""
