"""The mailbox that our mail comes back to: delivery reports, complaints, mails that unsubscribe."""
