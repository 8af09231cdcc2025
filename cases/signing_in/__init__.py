"""Who is this person, and how sure is that? How the sign-in library is bent to this house; the pages are in `views`."""
