"""The texts below the fields of a class, so that a JSON Schema says what the code says."""

import ast
import inspect
from functools import cache
from types import ModuleType

__all__ = ["texts_below_fields"]


def texts_below_fields(cls: type) -> dict[str, str]:
    """Those of a pydantic class, and of those that it is made from, by the names of the fields."""
    texts: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        module = inspect.getmodule(base)
        if module is not None and hasattr(base, "__pydantic_fields__"):
            texts |= _texts_in(module).get(base.__name__, {})
    return texts


@cache
def _texts_in(module: ModuleType) -> dict[str, dict[str, str]]:
    """For each class in a module, the texts below its fields."""
    found: dict[str, dict[str, str]] = {}
    for made in ast.parse(inspect.getsource(module)).body:
        if isinstance(made, ast.ClassDef):
            found[made.name] = {}
            for field, text in zip(made.body, made.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                    match text:
                        case ast.Expr(value=ast.Constant(value=str(words))):
                            found[made.name][field.target.id] = " ".join(words.split())
    return found
