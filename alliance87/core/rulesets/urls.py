from django.urls import path

from alliance87.core.rulesets import views

app_name = "rulesets"
urlpatterns = [path("", views.HouseRules.as_view(), name="house_rules")]
