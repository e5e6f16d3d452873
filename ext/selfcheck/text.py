"""The types of the values that authors write in YAML files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:  # most builds read no YAML file, and loading it takes a tenth of a second
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidatorFunctionWrapHandler


class Text(str):
    """A text of a YAML file that remembers where it stands."""

    __slots__ = ("column", "line")
    line: int
    """At which it starts, counted from 1."""
    column: int
    """Of its first sign, or of the sign before it that says what it is; 0 where not known."""
    pattern: ClassVar[str | None] = None
    """The regular expression that the text must match."""

    @classmethod
    def at(cls, value: str, line: int, column: int = 0) -> Self:
        """The text ``value``, whose first line is the file's line ``line`` (from 1)."""
        text = cls(value)
        text.line, text.column = line, column
        return text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Describe a text that is not blank; what is checked is kept, for its line."""
        from pydantic_core import core_schema

        def check(value: Any, inner: ValidatorFunctionWrapHandler) -> Text:
            # In quotes, as the complaint about a number says, it would be no id either.
            inner(str(value) if cls.pattern and isinstance(value, int) else value)
            if type(value) is cls:
                return value
            return cls.at(value, getattr(value, "line", 1), getattr(value, "column", 0))

        # A blank text is none; in an id, no blank is allowed at all.
        blank_is_empty = cls.pattern is None
        schema = core_schema.str_schema(
            min_length=1, strip_whitespace=blank_is_empty, pattern=cls.pattern, strict=True
        )
        return core_schema.no_info_wrap_validator_function(check, schema)


class Identifier(Text):
    """A permanent ASCII id, fit for a link's fragment."""

    __slots__ = ()
    pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


class Month(Text):
    """A year and a month, ``2024-01``."""

    __slots__ = ()
    pattern = r"^\d{4}-(0[1-9]|1[0-2])$"
