"""Settings that all tests share."""

from hypothesis import settings

# The machines that run the tests are slow and noisy: cases are bounded in number, not in time.
settings.register_profile("netra", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("netra")
