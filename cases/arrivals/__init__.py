"""What arrived otherwise than through this service: by letter, e-mail, telephone or in person."""
