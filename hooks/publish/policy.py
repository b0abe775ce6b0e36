"""What a browser may do on these pages: nothing but show what came from here.

The Content-Security-Policy stands in every page (for copies and hosts without headers) and in
`_headers` (read by Netlify and Cloudflare Pages), together with what only a header can say.
"""

from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
# From a file, where each page is alone, modules are addresses that the page itself has made (publish/portable_copy.py).
FILE_POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self' data:; worker-src blob:; base-uri 'none'; form-action 'none'"
)
POLICY_PLACEHOLDER = '<meta http-equiv="Content-Security-Policy" content="">'
FEATURES = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"),
)

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",  # over plain http a browser looks up the hosts of links, helplines' too
    "X-Frame-Options": "DENY",
}
ONE_YEAR = "public, max-age=31536000, immutable"
# A phone opens its reading app by the kind, which not every host knows. Every host knows that of a PDF.
CONTENT_TYPES = {"/articles.epub": "application/epub+zip"}
IMMUTABLE_PATHS = ("/assets/fonts/*", "/assets/scripts/*", "/assets/styles/*", "/assets/vendor/*")


def fill_policy(page: str) -> str:
    return page.replace(
        POLICY_PLACEHOLDER, POLICY_PLACEHOLDER.replace('content=""', f'content="{POLICY}"'), 1
    )


def write_headers(site: Path) -> None:
    """`_headers`, for all files."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for path, kind in CONTENT_TYPES.items():
        lines += [path, f"  Content-Type: {kind}"]
    for path in IMMUTABLE_PATHS:
        lines += [path, f"  Cache-Control: {ONE_YEAR}"]
    (site / "_headers").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
