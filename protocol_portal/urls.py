"""Which room answers which address, and which page stands where none can be given?"""

from django.urls import include, path

urlpatterns = [
    path("", include("cases.urls")),
]

handler400 = "cases.views.errors.not_understood"
handler403 = "cases.views.errors.forbidden"
handler404 = "cases.views.errors.not_found"
handler500 = "cases.views.errors.went_wrong"
