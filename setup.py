"""What is packed: every package under studio, and the folder `resources` as `studio/resources`.

Not here: everything else about the package, which stands in pyproject.toml.
"""

from setuptools import find_namespace_packages, setup

setup(
    packages=[*find_namespace_packages(include=["studio", "studio.*"]), "studio.resources"],
    package_dir={"studio.resources": "resources"},
    package_data={"studio.resources": ["**/*"]},
    include_package_data=False,
)
