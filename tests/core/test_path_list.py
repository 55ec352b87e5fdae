import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core.path_list import PathList

names = st.text(st.characters(exclude_categories=[]))


@given(st.lists(names.map(lambda name: f"/planer/{name}")))
def test_all_paths_come_back(paths: list[str]) -> None:
    listed = PathList(paths)

    assert list(listed) == paths == [listed[number] for number in range(len(paths))]
    assert len(listed) == len(paths)
    assert listed == PathList(paths) == pickle.loads(pickle.dumps(listed))


@given(st.lists(names, min_size=1), st.slices(8))
def test_parts(paths: list[str], part: slice) -> None:
    assert PathList(paths)[part] == paths[part]
    assert PathList(paths)[-1] == paths[-1]


def test_there_is_nothing_beyond_the_end() -> None:
    for listed in (PathList(), PathList(["a"])):
        with pytest.raises(IndexError):
            listed[len(listed)]
        with pytest.raises(IndexError):
            listed[-len(listed) - 1]
