from alliance87.core.access.models.fallback import FallbackCode
from alliance87.core.access.models.recovery import RecoveryRequest

__all__ = ["FallbackCode", "RecoveryRequest"]
