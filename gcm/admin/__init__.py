from gcm.admin import meetings, seats
from gcm.admin.mandate import past_meetings, reviews, rules

__all__ = ["meetings", "past_meetings", "reviews", "rules", "seats"]
