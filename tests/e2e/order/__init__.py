"""What the tests of order share: their stack, writers, and readers of topics."""

from order.built import PROJECT, build
from order.churn import Churn
from order.events import Event, events, repeated

__all__ = ["PROJECT", "Churn", "Event", "build", "events", "repeated"]
