"""From a folder of rendered pages to a site that can go online. It does not import the site generator.

`finish_site` runs all stages: generated files, the press, hashed names, the policy, the allow-list. `Staging` then
replaces the last site at once.
"""

from publish.allow_list import PublishError
from publish.finish import BuildOptions, finish_preview, finish_site
from publish.staging import Staging

__all__ = ["BuildOptions", "PublishError", "Staging", "finish_preview", "finish_site"]
