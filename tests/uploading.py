"""What tests of the upload share: files dropped without a browser, and the page as a reader drives it."""

from __future__ import annotations

import io
import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data.home import Home
from pages.analysts.intake import Upload
from pages.analysts.said import Said

ROOT = Path(__file__).parent.parent


def dropped(home: Home, *files: tuple[str, bytes | str], **said) -> Upload:
    """An upload of these files, ``said`` of each of them."""
    upload = Upload(home)
    for name, content in files:
        path = upload.keep(name, io.BytesIO(content.encode() if isinstance(content, str) else content))
        upload.say(path, "", Said(**said))
    return upload


def page_with(*files: tuple[str, bytes]) -> AppTest:
    """The upload page after these files were dropped."""
    app = AppTest.from_file(str(ROOT / "pages/analysts/upload.py"), default_timeout=180).run()
    assert not app.exception, app.exception
    app.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files]).run()
    assert not app.exception, app.exception
    return app


def pressed(app: AppTest, label: str) -> AppTest:
    """The page after a press of the button whose label begins so."""
    (button,) = [b for b in app.button if b.label.startswith(label)]
    button.click().run()
    assert not app.exception, app.exception
    return app


def told(app: AppTest) -> str:
    """Every text that we drew on the page."""
    parts: list[str] = []

    def words(tree) -> None:
        if isinstance(tree, str):
            parts.append(tree)
        else:
            for child in tree[2:]:
                words(child)

    def walk(block) -> None:
        for child in getattr(block, "children", {}).values():
            if getattr(getattr(child, "proto", None), "component_name", "") == "windshield_drawn":
                words(json.loads(child.proto.json))
            walk(child)

    walk(app._tree)
    return " ".join(" ".join(parts).split())
