"""FILE.zip: a copy of the finished site that works from a disk, without a server, by a double click on its index.html.

With file: URLs, a browser lists the files of a URL that ends in "/", and has no modules, workers or fetch. So links lead
to files, one script holds the texts of all modules (docs/assets/scripts/module-loader.js), and the files that scripts fetch are
there as scripts too (fetch-shim.js). The same site gives the same bytes.
"""

import base64
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from files import list_files, write_atomically, zip_entry
from publish import security_headers, workbook_page
from publish.allow_list import REDIRECT_META, PublishError
from translations import Translate

ZIP_COMMENT = b"Made by scripts/build --folder"  # by which a later build knows that it may replace the file
EXCLUDED = re.compile(
    r"404\.html|sw\.js|SHA256SUMS|_headers|_redirects|[^/]*\.(?:xml|txt|webmanifest)|search\.json|assets/workbook\.txt|assets/(?:cards|scripts|vendor)/.*"
)
BUNDLE = "assets/scripts/all.js"

LINK = re.compile(r'\b(href|src|data-press-next)="(?![a-z]+:)([^"#?]+)')
USELESS_LINK = re.compile(r'<link rel="(?:manifest|alternate|preload|modulepreload|canonical)"[^>]*>\n?')
SCRIPT = re.compile(r'<script (?:type="module" )?src="[^"]*?assets/scripts/([^"]+)"[^>]*></script>\n?')
FILLABLE = re.compile(r'href="([^"]+)" data-pdf="fillable')
TRACK = re.compile(r'(<track [^>]*src=")([^"]+\.vtt)"')

# Warnings, before these elements: browsers differ in what they store for file: URLs. In Chromium all files of a disk share
# one storage, in Firefox each file has its own, some store nothing.
WARNINGS = (('<div class="sheet-top"', "folder_sheet"), ('<section class="sheets-kept"', "folder_sheets"))


def check_target(file: Path) -> None:
    """Raises PublishError for a name without .zip, and for a file that no build of ours wrote."""
    if file.suffix != ".zip":
        raise PublishError(f"--folder: {file} is not a zip file. Write a name that ends in .zip.")
    if not file.parent.is_dir():
        raise PublishError(f"--folder: there is no folder {file.parent}. Create it, or choose another.")
    if file.exists() and not _is_own(file):
        message = f"--folder: {file} was not made by a build, and would be replaced. Choose another name."
        raise PublishError(message)


def _is_own(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.comment == ZIP_COMMENT
    except (OSError, zipfile.BadZipFile):
        return False


def write_copy(site: Path, file: Path, t: Translate) -> None:
    """Writes the copy of the finished `site` into `file`, atomically."""
    check_target(file)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = ZIP_COMMENT
        for name, data in sorted(_files(site, t).items()):
            archive.writestr(zip_entry(name), data, zipfile.ZIP_DEFLATED, 9)
    write_atomically(file, buffer.getvalue())


def _files(site: Path, t: Translate) -> dict[str, bytes]:
    files = {name: (site / name).read_bytes() for name in list_files(site) if not EXCLUDED.fullmatch(name)}
    texts = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    pages = {name: _page(name, text, files, t) for name, text in texts.items() if REDIRECT_META not in text}
    files = {name: data for name, data in files.items() if name not in texts}
    files |= {name: text.encode() for name, text in pages.items()}
    fetched = {"search.json": _search_index(site), **{name: files[name] for name in _fetched_files(pages)}}
    if (site / workbook_page.WORKBOOK_FILE).is_file():
        fetched[workbook_page.WORKBOOK_FILE] = (site / workbook_page.WORKBOOK_FILE).read_bytes()
    for name, data in fetched.items():
        text = f'document.currentScript.dataset.bytes = "{base64.b64encode(data).decode()}";\n'
        files[f"assets/fetched/{name}.js"] = text.encode()
    return files | {BUNDLE: _bundle(site).encode()}


def _page(name: str, text: str, files: dict[str, bytes], t: Translate) -> str:
    """A page whose links lead to files, with the script that runs its modules."""
    folder = posixpath.dirname(name)
    modules = " ".join(SCRIPT.findall(text))
    text = USELESS_LINK.sub("", SCRIPT.sub("", text))
    for start, source in TRACK.findall(text):  # captions, which a file: page can't load either
        captions = base64.b64encode(files[posixpath.normpath(posixpath.join(folder, source))]).decode()
        text = text.replace(f'{start}{source}"', f'{start}data:text/vtt;base64,{captions}"', 1)
    text = LINK.sub(lambda match: f'{match[1]}="{_file_url(match[2])}', text)
    script = f'<script src="{posixpath.relpath(BUNDLE, folder or ".")}" defer></script>\n</head>'
    text = text.replace("</head>", script, 1).replace(" data-worker>", f' data-run="{modules}">', 1)
    text = text.replace(security_headers.POLICY, security_headers.FILE_POLICY, 1)
    for element, key in WARNINGS:
        text = text.replace(element, f'<p class="sheet-noscript">{t(key)}</p>\n{element}', 1)
    return text


def _file_url(path: str) -> str:
    """The path of a link, with the index.html that a server would add."""
    return posixpath.join(path, "index.html") if posixpath.basename(path) in ("", ".", "..") else path


def _fetched_files(pages: dict[str, str]) -> Iterator[str]:
    """The files that scripts fetch: the pages of sheets, from which they read the questions, and fillable PDFs."""
    for name, text in pages.items():
        if 'data-kind="worksheet"' in text:
            yield name
            for address in FILLABLE.findall(text):
                yield posixpath.normpath(posixpath.join(posixpath.dirname(name), address))


def _search_index(site: Path) -> bytes:
    index = json.loads((site / "search.json").read_text("utf-8"))
    for entry in index["entries"]:
        entry["url"] = _file_url(entry["url"])
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _bundle(site: Path) -> str:
    """The script with the texts of all modules, and the code that runs them."""
    texts = {
        path.name: path.read_text("utf-8")
        for folder in ("scripts", "vendor")
        for path in sorted((site / "assets" / folder).glob("*.js"))
    }
    runner = next((text for name, text in texts.items() if name.startswith("module-loader.")), None)
    if runner is None:
        message = "docs/assets/scripts/module-loader.js is missing, and the copy needs it. Restore it."
        raise PublishError(message)
    fetch_shim = (Path(__file__).parent / "fetch-shim.js").read_text("utf-8")
    module_texts = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return f"globalThis.moduleTexts = {module_texts};\n(() => {{\n{fetch_shim}\n{runner}}})();\n"
