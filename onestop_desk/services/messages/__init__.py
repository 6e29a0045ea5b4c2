"""Messages to citizens about their appointments: planned with the booking, sent after the commit, at most once."""

from onestop_desk.services.messages.service import Messages, MessagesView, Unsent

__all__ = ["Messages", "MessagesView", "Unsent"]
