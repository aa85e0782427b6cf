from alliance87.core.access.models.recovery import RecoveryRequest

__all__ = ["RecoveryRequest"]
