"""The error of an experiment that cannot be carried out."""


class CannotMeasureError(Exception):
    """No verdict can be had; the text says why and what to do, in one sentence."""
