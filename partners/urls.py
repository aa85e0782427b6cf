from django.urls import path
from django.http import HttpResponse

app_name = "partners"
urlpatterns = [path("my-desk/", lambda r: HttpResponse("desk"), name="desk")]
