"""The columns every table is made of, and the metadata they all belong to."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Text, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> Column[str]:
    """The primary key, a UUIDv7 as text."""
    return Column("id", String(36), primary_key=True)


def of_office() -> Column[str]:
    """The office a row belongs to."""
    return Column("office_id", String(36), ForeignKey("office.id"), nullable=False)


def ref(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    """A reference to a row of another table."""
    return Column(name, String(36), ForeignKey(f"{target}.id"), nullable=nullable)


def words(name: str, *, nullable: bool = False) -> Column[str]:
    """Text of any length."""
    return Column(name, Text, nullable=nullable)


def whole(name: str, default: int | None = None) -> Column[int]:
    """A whole number."""
    return Column(name, Integer, nullable=False, server_default=None if default is None else text(str(default)))


def instant(name: str, *, nullable: bool = False) -> Column[int]:
    """An instant in UTC microseconds."""
    return Column(name, BigInteger, nullable=nullable)


def flag(name: str, default: int = 0) -> Column[int]:
    """Yes (1) or no (0)."""
    return Column(name, Integer, nullable=False, server_default=text(str(default)))
