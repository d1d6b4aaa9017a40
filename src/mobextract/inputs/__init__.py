"""What there is to read, and its text: files, archives, web pages, encodings, languages."""
