"""Tests of the package `db`, on real files."""
