"""The most recently used values."""

from summarize.lru import Latest


def test_the_least_recently_used_is_dropped_first() -> None:
    """Using a value keeps it; a new one drops the one that was not used for longest."""
    latest: Latest[str, int] = Latest(2)
    latest.put("a", 1)
    latest.put("b", 2)
    assert latest.get("a") == 1
    latest.put("c", 3)
    assert [latest.get(key) for key in "abc"] == [1, None, 3]


def test_sizes_add_up_and_one_value_always_stays() -> None:
    """Values that were dropped or replaced no longer count, and a value larger than the limit is kept alone."""
    latest: Latest[str, str] = Latest(4, len)
    for key in ("aa", "aa", "bb"):
        latest.put(key, key)
    latest.drop("bb")
    latest.put("cc", "cc")
    assert (latest.get("aa"), latest.get("bb"), latest.get("cc")) == ("aa", None, "cc")
    latest.put("too long", "x")
    assert (latest.get("aa"), latest.get("too long")) == (None, "x")
