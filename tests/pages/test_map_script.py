"""How the map's script reaches the browser: a file of its own, or inline where there is none."""

from __future__ import annotations

from pages.parts.regional_map.bundle import module, script, style
from pages.parts.regional_map.serving import _loader_in, component_script


def test_the_loader_names_a_file_that_is_there_and_whole(tmp_path):
    loader = _loader_in(tmp_path / "map")
    (file,) = (tmp_path / "map").iterdir()
    assert f'"/app/static/map/{file.name}"' in loader
    assert file.read_text("utf-8") == module()
    assert len(loader) < 2000 < len(module())


def test_a_folder_that_cannot_be_written_leaves_the_script_inline(tmp_path):
    in_the_way = tmp_path / "map"
    in_the_way.write_text("no folder")
    assert _loader_in(in_the_way) == module()


def test_outside_of_an_app_the_script_is_inline():
    assert component_script() == module()


def test_the_module_has_script_and_every_style_sheet():
    assert script() in module()
    assert ".crumbs" in style()
    assert style().index(".netra-map") < style().index(".crumbs")
