"""The Content-Security-Policy, by which pages load from their own host alone, and the other security headers.

The policy is in every page (for copies, and for hosts without headers) and in `_headers` (which Netlify and Cloudflare
Pages read), together with headers that have no <meta>.
"""

from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
# For file: URLs, where each page is an origin of its own: modules are blob: URLs that it makes (publish/portable_copy.py).
FILE_POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self' data:; worker-src blob:; base-uri 'none'; form-action 'none'"
)
PLACEHOLDER = '<meta http-equiv="Content-Security-Policy" content="">'
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
    "X-DNS-Prefetch-Control": "off",  # over plain http a browser resolves the hosts of links, even helplines
    "X-Frame-Options": "DENY",
}
ONE_YEAR = "public, max-age=31536000, immutable"
# A phone opens its reading app by the type, which not every host knows.
CONTENT_TYPES = {"/articles.epub": "application/epub+zip"}
IMMUTABLE_PATHS = ("/assets/fonts/*", "/assets/scripts/*", "/assets/styles/*", "/assets/vendor/*")


def fill_policy(page: str, policy: str = POLICY) -> str:
    return page.replace(PLACEHOLDER, PLACEHOLDER.replace('content=""', f'content="{policy}"'), 1)


def write_headers(site: Path) -> None:
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for path, content_type in CONTENT_TYPES.items():
        lines += [path, f"  Content-Type: {content_type}"]
    for path in IMMUTABLE_PATHS:
        lines += [path, f"  Cache-Control: {ONE_YEAR}"]
    (site / "_headers").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
