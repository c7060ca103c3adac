"""Measurements that compare Leak Lab with something else in the same run."""
