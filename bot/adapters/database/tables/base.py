"""What every table begins with: the company whose row it is."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, MetaData, Named, Table, Text, TypedColumns

from bot.adapters.database.types import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class CompanyColumns(TypedColumns):
    """A company: the owner of everything else."""

    company: Named[str] = Column(Text, primary_key=True)
    created_at: Named[datetime] = Column(UtcDateTime)


company = Table("company", metadata, CompanyColumns)


class Owned(TypedColumns):
    """What every other row begins with."""

    company: Named[str] = Column(Text, ForeignKey("company.company"), primary_key=True)
