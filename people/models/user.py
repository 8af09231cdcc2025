"""Who signs in? A person, by their e-mail address, whatever posts they hold and in however many councils."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from people.folding import FoldedTextField, folded_email


class UserManager(BaseUserManager["User"]):
    """Makes people, and finds them by address however its capitals were typed."""

    def create_user(self, email: str, display_name: str, password: str | None = None, **fields: Any) -> User:
        """A new person. Without a password nobody can sign in as them. Raises ValueError without an address or name."""
        if not folded_email(email):
            raise ValueError("A person needs an e-mail address to sign in with.")
        if not display_name.strip():
            raise ValueError("A person needs a name for others to know them by.")
        user = self.model(email=email.strip(), display_name=display_name.strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The person with this address. Raises User.DoesNotExist."""
        return self.get(email_key=folded_email(username or ""))


class User(AbstractBaseUser):
    """A person who signs in. What they may see and do comes from the posts they hold, never from a flag here.

    Anything mailed goes to `email` as stored, never to an address as typed.
    """

    email = models.EmailField(unique=True)
    email_key = models.CharField(max_length=254, unique=True, editable=False)
    display_name = models.CharField(max_length=200)
    search_name = FoldedTextField(of=("display_name",), db_index=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        ordering = ("search_name", "pk")

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the compared forms of the address and the name in step with those that are shown."""
        self.email_key = folded_email(self.email)
        if (columns := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = (
                {*columns}
                | ({"email_key"} if "email" in columns else set())
                | ({"search_name"} if "display_name" in columns else set())
            )
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The name others know them by."""
        return self.display_name

    def get_short_name(self) -> str:
        """The same: nobody is called by a first name here unless that is the name they gave."""
        return self.display_name
