"""`analysis.attention_reading`."""

from analysis.attention_reading import attention_text
from tests.support.missing_cases import exempt

exempt(attention_text, "takes an amount that was counted; a place without one is not listed")
