from django.urls import path

app_name = "uploads"
urlpatterns: list = []
