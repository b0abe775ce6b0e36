"""From a folder of finished pages to a site that can go online. Knows files, not their generator.

`finish` is the one way through: what is generated beside the pages, the press, names with
hashes, the policy, an allow-list; `swap` puts the whole in place of the last one at once.
"""

from publish.allowed import NotPublished
from publish.finish import Options, finish, finish_preview
from publish.swap import Staging

__all__ = ["NotPublished", "Options", "Staging", "finish", "finish_preview"]
