"""The errors a user can cause; each message is one sentence: what, where, what was expected."""


class KGError(Exception):
    """Base of all errors that the command line shows as one line and exit code 2."""


class InputError(KGError):
    """An input path or article that cannot be read."""


class DataFileError(KGError):
    """A file of ``kg/data`` or ``ontology`` that does not say what it must."""


class QueryError(KGError):
    """A query that does not parse, a name that is not known, or a graph that cannot be asked."""
