"""Names the wheel for this machine where it holds compiled modules."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledWheel(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard" and Path(self.root, "services/compiled.json").exists():
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
