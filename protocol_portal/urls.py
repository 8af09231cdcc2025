"""Which room answers which address, and which page stands where none can be given?"""

from django.urls import include, path

from cases.views.brand_sheet import brand_sheet

urlpatterns = [
    path("brand/<str:digits>.css", brand_sheet, name="brand_sheet"),
    path("", include("cases.urls")),
    path("", include("cases.sign_in_urls")),
]

handler400 = "cases.views.errors.not_understood"
handler403 = "cases.views.errors.forbidden"
handler404 = "cases.views.errors.not_found"
handler500 = "cases.views.errors.went_wrong"
