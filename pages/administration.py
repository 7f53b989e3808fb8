"""Administration: the boundaries that every map is drawn from, and the settings that hold."""

from pages.parts import (
    boundary_compare,
    boundary_confirm,
    boundary_file,
    boundary_now,
    boundary_report,
    settings_now,
    start,
)

language, _ = start.page(needs_reports=False)
boundary_now.head(language)
boundary_now.done(language)
boundary_now.in_use(language)
file = boundary_file.choose(language)
found = boundary_file.examined(file, language) if file else None
if found:
    boundary_report.show_report(found, language)
    boundary_compare.side_by_side(found, language)
    boundary_confirm.confirm(found, language)
else:
    boundary_now.history(language)
    settings_now.show_settings(language)
