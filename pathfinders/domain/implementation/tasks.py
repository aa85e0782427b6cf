"""The tasks that implementation opens, by kind."""

REPORT_TASK = "pathfinders.write_report"
LATE_TASK = "pathfinders.report_late"
RENEWAL_TASK = "pathfinders.renew_roadmap"
OFFER_TASK = "pathfinders.pass_on_help"
ANSWER_TASK = "pathfinders.answer_proposal"
