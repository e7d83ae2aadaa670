"""Other people's libraries for the same methods, each behind one call, loaded only when they are measured."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Protocol

import numpy as np

from dia_desktop.scoring.checks import FloatArray

#: Scores from a matrix, weights and directions.
Method = Callable[[FloatArray, FloatArray, FloatArray], object]


class _Evaluates(Protocol):
    def evaluate(self, decision: object) -> object: ...


def methods() -> dict[str, dict[str, Method]]:
    """Return the peers of each method, by the name of their library."""
    with warnings.catch_warnings():
        # What they say on import is theirs to mend.
        warnings.simplefilter("ignore")
        found = (_pymcdm(), _pyrepo_mcda(), _scikit_criteria())
    names = ("pymcdm", "pyrepo-mcda", "scikit-criteria")
    return {
        method: {name: peers[method] for name, peers in zip(names, found, strict=True)}
        for method in ("weighted sum", "TOPSIS", "VIKOR")
    }


def rank_acceptability(matrix: FloatArray, draws: FloatArray) -> object:
    """Rank acceptability of pyrepo-mcda, the only Python library found that offers it; by VIKOR."""
    smaa = import_module("pyrepo_mcda.mcda_methods").VIKOR_SMAA()
    return smaa(matrix, draws, np.ones(matrix.shape[1]))


def promethee(matrix: FloatArray, weights: FloatArray, q: float, p: float) -> object:
    """PROMETHEE II of pymcdm with linear preference."""
    ones = np.ones(len(weights))
    method = import_module("pymcdm.methods").PROMETHEE_II("vshape_2", p=p * ones, q=q * ones)
    return method(matrix, weights, ones)


def _pymcdm() -> dict[str, Method]:
    methods_, normalizations = import_module("pymcdm.methods"), import_module("pymcdm.normalizations")
    return {
        "weighted sum": methods_.WSM(),
        "TOPSIS": methods_.TOPSIS(normalization_function=normalizations.vector_normalization),
        "VIKOR": methods_.VIKOR(),
    }


def _pyrepo_mcda() -> dict[str, Method]:
    methods_ = import_module("pyrepo_mcda.mcda_methods")
    normalizations = import_module("pyrepo_mcda.normalizations")
    return {
        "weighted sum": methods_.SAW(normalization_method=normalizations.minmax_normalization),
        "TOPSIS": methods_.TOPSIS(normalization_method=normalizations.vector_normalization),
        "VIKOR": methods_.VIKOR(),
    }


def _scikit_criteria() -> dict[str, Method]:
    skcriteria = import_module("skcriteria")
    simple, similarity = import_module("skcriteria.agg.simple"), import_module("skcriteria.agg.topsis")
    compromise = import_module("skcriteria.agg.vikor")

    def with_(method: _Evaluates) -> Method:
        def evaluate(matrix: FloatArray, weights: FloatArray, directions: FloatArray) -> object:
            return method.evaluate(skcriteria.mkdm(matrix, directions, weights=weights))

        return evaluate

    return {
        "weighted sum": with_(simple.WeightedSumModel()),
        "TOPSIS": with_(similarity.TOPSIS()),
        "VIKOR": with_(compromise.VIKOR()),
    }
