"""From a folder of finished pages to a site that can go online. Knows files, not their generator.

`finish` is the one way through: what is generated beside the pages, the press, names with
hashes, the policy, an allow-list; `swap` puts the whole in place of the last one at once.
"""

from publish.allowed import PublishError
from publish.finish import BuildOptions, finish_preview, finish_site
from publish.staging import Staging

__all__ = ["BuildOptions", "PublishError", "Staging", "finish_preview", "finish_site"]
