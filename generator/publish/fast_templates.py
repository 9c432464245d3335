"""A faster Jinja environment, without the parts that our templates do not need; the output is the same.

A page shows some thousand values and calls hundreds of macros. Jinja tries to escape each value again after `finalize`
and checks the callee before each call. Used only with proved versions of Jinja, see
`process/library_versions.py`.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro


class _CodeGenerator(CodeGenerator):
    """Writes the result of `finalize` without escaping it again."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if finalize.src is None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class _Context(Context):
    """Calls a macro directly: Jinja would first check what it is and whether it needs the context."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or function from a template."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)  # for functions that ask for the context
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class FastEnvironment(Environment):
    """A Jinja environment for templates whose every value passes through an escaping `finalize`."""

    code_generator_class = _CodeGenerator
    context_class = _Context
