"""Why a file could not be read as a table at all."""


class Unreadable(Exception):
    """The whole file is of no use; `problem` is a code that a face turns into a sentence.

    missing, empty, encrypted, old_workbook (a binary .xls), not_a_workbook, too_big, undecodable, unknown_ending.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
