from gcm.models.seat import Seat, SeatCategory

__all__ = ["Seat", "SeatCategory"]
