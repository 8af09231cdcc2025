"""The pages of signing in beyond a password, and of looking after how one signs in."""
