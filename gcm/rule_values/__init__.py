"""What can be ruled about the GCG: the numbers of the mandate, and the working arrangements beside it."""

from gcm.rule_values import composition, offices, meetings, planning, record  # noqa: F401, I001  (in the order of the page)
