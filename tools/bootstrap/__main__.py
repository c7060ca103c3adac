"""The command `python3 -m tools.bootstrap run|dev|lock|tauri`.

Written so that every Python 3 can read it, and say that it is too old instead of stumbling.
"""

import sys

NEEDED = (3, 11)


def main() -> int:
    """Give the exit status: 0 when everything is in place."""
    if sys.version_info < NEEDED:
        sys.stderr.write(
            "Leak Lab needs Python {}.{} or later, and {} is {}.{}. Install a newer one and "
            "name it: make PYTHON=python3.13\n".format(
                *NEEDED, sys.executable, *sys.version_info[:2]
            )
        )
        return 1
    from tools.bootstrap.interruption import until_interrupted

    return until_interrupted(set_up)


def set_up() -> int:
    """Import the set-up, which can be interrupted too, and do it."""
    from tools.bootstrap.command import main as set_up_by

    return set_up_by(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
