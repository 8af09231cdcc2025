"""How is a concern raised? One question a page, from "Before you start" to "Send"."""
