"""The secretariat’s office: included by `secretariat.urls`."""

from django.urls import path

from secretariat.views import find, saved_filters
from secretariat.views.office import (
    circulars,
    contact,
    correspondence,
    letters,
    media,
    queue,
    tickets,
    wording_mails,
    wordings,
)

urlpatterns = [
    path("filters/", saved_filters.SavedFiltersPage.as_view(), name="saved_filters"),
    path("filters/keep/", saved_filters.KeepFilterPage.as_view(), name="saved_filter_keep"),
    path("filters/<int:pk>/", saved_filters.SavedFilterPage.as_view(), name="saved_filter"),
    path("filters/<int:pk>/remove/", saved_filters.RemoveFilterPage.as_view(), name="saved_filter_remove"),
    path("find/", find.FindPage.as_view(), name="desk_find"),
    path("contact/", contact.ContactView.as_view(), name="contact"),
    path("contact/sent/", contact.ContactSentView.as_view(), name="contact_sent"),
    path("contact/thread/<str:token>/", contact.ContactThreadView.as_view(), name="contact_thread"),
    path("requests/", tickets.RequestsView.as_view(), name="requests"),
    path("requests/desk/", tickets.TicketDeskView.as_view(), name="tickets"),
    path("requests/<uuid:public_id>/", tickets.TicketView.as_view(), name="ticket"),
    path("correspondence/", correspondence.RegisterView.as_view(), name="correspondence"),
    path("correspondence/csv/", correspondence.RegisterCsvView.as_view(), name="correspondence_csv"),
    path("correspondence/file/", correspondence.FileView.as_view(), name="correspondence_file"),
    path("correspondence/<uuid:public_id>/", correspondence.EntryView.as_view(), name="correspondence_entry"),
    path("letters/", letters.LettersView.as_view(), name="letters"),
    path("letters/templates/", wordings.WordingsView.as_view(), name="wordings"),
    path("letters/templates/new/<slug:kind>/", wordings.NewWordingView.as_view(), name="wording_new"),
    path("letters/templates/<int:pk>/", wordings.WordingView.as_view(), name="wording"),
    path(
        "letters/templates/<int:pk>/versions/<int:number>/mails/<str:mail>/",
        wording_mails.WordingMailView.as_view(),
        name="wording_mail",
    ),
    path(
        "letters/templates/<int:pk>/versions/<int:number>/mails/<str:mail>/<str:language>/",
        wording_mails.WordingMailPreview.as_view(),
        name="wording_mail_preview",
    ),
    path("letters/<uuid:public_id>/", letters.LetterView.as_view(), name="letter"),
    path("letters/<uuid:public_id>/edit/", letters.LetterEditView.as_view(), name="letter_edit"),
    path("letters/<uuid:public_id>/instruct/", letters.InstructView.as_view(), name="letter_instruct"),
    path("letters/<uuid:public_id>/file/", letters.FileInstructionView.as_view(), name="letter_file"),
    path("letters/<uuid:public_id>/pdf/<str:language>/", letters.PdfView.as_view(), name="letter_pdf"),
    path("circulars/", circulars.CircularsView.as_view(), name="circulars"),
    path("circulars/<uuid:public_id>/", circulars.CircularView.as_view(), name="circular"),
    path("circulars/<uuid:public_id>/edit/", circulars.CircularEditView.as_view(), name="circular_edit"),
    path("letters/queue/", queue.QueueView.as_view(), name="queue"),
    path("media/", media.MediaView.as_view(), name="media"),
    path("media/desk/", media.MediaDeskView.as_view(), name="media_desk"),
    path("media/desk/add/", media.MediaFileView.as_view(), name="media_add"),
    path("media/desk/<int:pk>/", media.MediaFileView.as_view(), name="media_file"),
]
