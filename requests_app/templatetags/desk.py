"""The list of the desk, its rows written by us (requests_app/desk_rows.py)."""

from django import template

from requests_app.desk_rows import desk_list

register = template.Library()
register.inclusion_tag("admin/change_list_results.html")(desk_list)
