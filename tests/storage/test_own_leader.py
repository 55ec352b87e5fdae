"""The own leader's copy as a file: what is sent holds nothing private, what comes back is checked."""

import json
from pathlib import Path

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.copies import take_back
from ledelsesplan.core.errors import AlreadyRead, FileMissing, InvalidPlanFile, NotAnAnswer
from ledelsesplan.core.parts import in_round
from ledelsesplan.core.plan import Kind, Marker, Plan
from ledelsesplan.storage.own_leader import Answer, Doubt, bytes_for_own_leader, read_answer
from ledelsesplan.storage.planfile import (
    Envelope,
    PlanFile,
    Purpose,
    copy_envelope,
    decode,
    encode,
    new_envelope,
    next_envelope,
    read_plan,
)
from ledelsesplan.storage.summaries import SummaryStatus, summarize_plan
from ledelsesplan.text import describe
from tests.factories import DAY, empty_plan, small_framework

FRAMEWORK = small_framework()
ONE, TWO, THREE = [behaviour.id for behaviour in FRAMEWORK.behaviours()][:3]
SECRET = "ordet-ingen-må-se"


@pytest.fixture
def plan() -> Plan:
    """A leader's plan of two rounds, with private notes in both."""
    plan = edits.mark_strength(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, ONE)
    plan = edits.write_private_note(plan, FRAMEWORK, ONE, SECRET)
    plan = talk_edits.begin_round(plan, FRAMEWORK, DAY, "2028", carried=(), identifier="r2")
    plan = edits.mark_strength(plan, FRAMEWORK, ONE)
    plan = edits.write_note(plan, FRAMEWORK, ONE, "Et eksempel")
    return edits.write_private_note(plan, FRAMEWORK, TWO, SECRET)


ENVELOPE = next_envelope(new_envelope())


def sent(plan: Plan, envelope: Envelope = ENVELOPE) -> PlanFile:
    return decode(bytes_for_own_leader(plan, envelope))


def marked(copy: PlanFile, *behaviours: str, done: bool = True) -> Plan:
    plan = copy.plan
    for behaviour in behaviours:
        plan = edits.mark_priority(plan, FRAMEWORK, behaviour)
    return talk_edits.set_done(plan, done)


def saved(folder: Path, plan: Plan, envelope: Envelope, name: str = "svar.json") -> Path:
    """The own leader's file after one more save."""
    path = folder / name
    path.write_bytes(encode(plan, next_envelope(envelope)))
    return path


def taken(plan: Plan, answer: Answer) -> Plan:
    return take_back(plan, FRAMEWORK, answer.brought)


def refused(path: Path, plan: Plan, plan_id: str = ENVELOPE.plan_id) -> str:
    before = path.read_bytes()
    with pytest.raises((NotAnAnswer, AlreadyRead)) as caught:
        read_answer(path, plan, plan_id)
    assert path.read_bytes() == before
    assert describe(caught.value).endswith("Intet er ændret.")
    return caught.value.reason if isinstance(caught.value, NotAnAnswer) else "read"


def test_what_is_sent_is_a_copy_of_its_own_without_private_notes(plan: Plan) -> None:
    data = bytes_for_own_leader(plan, ENVELOPE)
    assert SECRET.encode() not in data
    assert SECRET not in json.dumps(json.loads(data), ensure_ascii=False)
    copy = decode(data)
    assert copy.plan.for_own_leader
    assert copy.envelope.plan_id == ENVELOPE.plan_id
    assert copy.envelope.copy.purpose is Purpose.OWN_LEADER
    assert (copy.envelope.copy.revision, copy.envelope.revision) == (1, 0)
    assert copy.envelope.copy.copy_id not in (ENVELOPE.copy.copy_id, sent(plan).envelope.copy.copy_id)


def test_what_the_own_leader_marked_is_read_and_the_file_left_alone(plan: Plan, tmp_path: Path) -> None:
    copy = sent(plan)
    path = saved(tmp_path, marked(copy, TWO), copy.envelope)
    before = path.read_bytes()
    answer = read_answer(path, plan, ENVELOPE.plan_id)
    assert (answer.doubt, answer.is_done, answer.fits) == (None, True, True)
    back = taken(plan, answer)
    assert [mark.id for mark in back.round.mark_set(Marker.OWN_LEADER).marks] == [TWO]
    assert back.round.mark_set(Marker.SELF) == plan.round.mark_set(Marker.SELF)
    assert path.read_bytes() == before


def test_private_notes_of_the_own_leader_stay_there(plan: Plan, tmp_path: Path) -> None:
    copy = sent(plan)
    noted = edits.write_private_note(marked(copy, TWO), FRAMEWORK, THREE, "til mig selv")
    answer = read_answer(saved(tmp_path, noted, copy.envelope), plan, ENVELOPE.plan_id)
    assert [mark.id for mark in answer.brought.marks.marks] == [TWO]


class TestWhatIsNoAnswer:
    def test_no_plan_file(self, plan: Plan, tmp_path: Path) -> None:
        path = tmp_path / "indkøb.json"
        path.write_text('{"mælk": 2}', encoding="utf-8")
        with pytest.raises(InvalidPlanFile):
            read_answer(path, plan, ENVELOPE.plan_id)
        with pytest.raises(FileMissing):
            read_answer(tmp_path / "væk.json", plan, ENVELOPE.plan_id)

    def test_the_plan_itself(self, plan: Plan, tmp_path: Path) -> None:
        assert refused(saved(tmp_path, plan, ENVELOPE), plan) == "answer_original"

    def test_a_copy_for_hr(self, plan: Plan, tmp_path: Path) -> None:
        path = saved(tmp_path, plan, copy_envelope(ENVELOPE, Purpose.HR))
        assert refused(path, plan) == "answer_hr"

    def test_another_persons_copy(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan, next_envelope(new_envelope()))
        assert refused(saved(tmp_path, marked(copy, TWO), copy.envelope), plan) == "answer_other_plan"

    def test_a_copy_is_not_read_into_a_copy(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        assert refused(saved(tmp_path, marked(copy, TWO), copy.envelope), sent(plan).plan) == "answer_other_plan"

    def test_a_round_that_the_plan_does_not_have(self, plan: Plan, tmp_path: Path) -> None:
        newer = talk_edits.begin_round(plan, FRAMEWORK, DAY, "2029", carried=(), identifier="r3")
        copy = sent(newer)
        assert refused(saved(tmp_path, marked(copy, TWO), copy.envelope), plan) == "answer_other_round"

    def test_another_framework(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        other = marked(copy, TWO).round.framework.replacing(id="et-andet-grundlag")
        moved = in_round(marked(copy, TWO), framework=other)
        assert refused(saved(tmp_path, moved, copy.envelope), plan) == "other_framework"

    def test_another_version_of_the_framework_is_one(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        other = marked(copy, TWO).round.framework.replacing(version="9", digest="sha256:" + "0" * 64)
        moved = in_round(marked(copy, TWO), framework=other)
        assert read_answer(saved(tmp_path, moved, copy.envelope), plan, ENVELOPE.plan_id).is_done

    @pytest.mark.parametrize("done", [True, False])
    def test_nothing_marked(self, plan: Plan, tmp_path: Path, done: bool) -> None:
        copy = sent(plan)
        assert refused(saved(tmp_path, marked(copy, done=done), copy.envelope), plan) == "answer_empty"

    def test_the_same_twice(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        path = saved(tmp_path, marked(copy, TWO), copy.envelope)
        once = taken(plan, read_answer(path, plan, ENVELOPE.plan_id))
        assert refused(path, once) == "read"
        assert read_answer(path, plan, ENVELOPE.plan_id).doubt is None  # undone, it may be read again


def test_an_answer_from_an_earlier_round_goes_there(plan: Plan, tmp_path: Path) -> None:
    copy = sent(plan)
    path = saved(tmp_path, marked(copy, TWO), copy.envelope)
    newer = talk_edits.begin_round(plan, FRAMEWORK, DAY, "2029", carried=(), identifier="r3")
    answer = read_answer(path, newer, ENVELOPE.plan_id)
    back = taken(newer, answer)
    assert answer.brought.round == "r2"
    assert not back.round.mark_sets
    assert back.rounds[1].mark_set(Marker.OWN_LEADER).mark(TWO) is not None


def test_one_who_is_not_done_is_told(plan: Plan, tmp_path: Path) -> None:
    copy = sent(plan)
    path = saved(tmp_path, marked(copy, TWO, done=False), copy.envelope)
    assert not read_answer(path, plan, ENVELOPE.plan_id).is_done


class TestWhichIsNewer:
    def test_a_later_save_of_the_copy_takes_the_place_of_the_earlier(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        first = read_answer(saved(tmp_path, marked(copy, TWO), copy.envelope), plan, ENVELOPE.plan_id)
        later = saved(tmp_path, marked(copy, TWO, THREE), next_envelope(copy.envelope))
        answer = read_answer(later, taken(plan, first), ENVELOPE.plan_id)
        assert answer.doubt is None
        assert [(item.id, item.before, item.after is not None) for item in answer.differences] == [(THREE, None, True)]

    def test_an_earlier_save_of_the_copy(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        earlier = saved(tmp_path, marked(copy, TWO), copy.envelope, "første.json")
        later = saved(tmp_path, marked(copy, THREE), next_envelope(copy.envelope), "anden.json")
        now = taken(plan, read_answer(later, plan, ENVELOPE.plan_id))
        answer = read_answer(earlier, now, ENVELOPE.plan_id)
        assert answer.doubt is Doubt.OLDER_REVISION
        assert sorted(item.id for item in answer.differences) == sorted((TWO, THREE))
        # Taken all the same, it is what was read last: the later one is newer again.
        assert read_answer(later, taken(now, answer), ENVELOPE.plan_id).doubt is None

    def test_an_earlier_save_that_says_the_same_is_read_already(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        earlier = saved(tmp_path, marked(copy, TWO), copy.envelope, "første.json")
        later = saved(tmp_path, marked(copy, TWO), next_envelope(copy.envelope), "anden.json")
        assert refused(earlier, taken(plan, read_answer(later, plan, ENVELOPE.plan_id))) == "read"

    def test_a_copy_of_an_earlier_sending(self, plan: Plan, tmp_path: Path) -> None:
        old, new = sent(plan), sent(plan, next_envelope(ENVELOPE))
        now = taken(
            plan, read_answer(saved(tmp_path, marked(new, TWO), new.envelope, "ny.json"), plan, ENVELOPE.plan_id)
        )
        answer = read_answer(saved(tmp_path, marked(old, THREE), old.envelope), now, ENVELOPE.plan_id)
        assert answer.doubt is Doubt.OLDER_SENDING

    def test_another_copy_of_the_same_sending(self, plan: Plan, tmp_path: Path) -> None:
        one, other = sent(plan), sent(plan)
        now = taken(plan, read_answer(saved(tmp_path, marked(one, TWO), one.envelope), plan, ENVELOPE.plan_id))
        assert read_answer(saved(tmp_path, marked(other, THREE), other.envelope), now, ENVELOPE.plan_id).doubt is (
            Doubt.OTHER_COPY
        )
        same = saved(tmp_path, marked(other, TWO), other.envelope, "samme.json")
        assert read_answer(same, now, ENVELOPE.plan_id).doubt is None

    def test_the_same_revision_from_two_computers(self, plan: Plan, tmp_path: Path) -> None:
        copy = sent(plan)
        now = taken(plan, read_answer(saved(tmp_path, marked(copy, TWO), copy.envelope), plan, ENVELOPE.plan_id))
        other = saved(tmp_path, marked(copy, THREE), copy.envelope, "kontoret.json")
        assert read_answer(other, now, ENVELOPE.plan_id).doubt is Doubt.SAME_REVISION


@pytest.mark.parametrize("purpose", ["original", "hr", "own-leader"])
def test_what_a_file_says_of_its_purpose_agrees_with_the_plan(plan: Plan, tmp_path: Path, purpose: str) -> None:
    source = encode(plan, ENVELOPE) if purpose == "own-leader" else bytes_for_own_leader(plan, ENVELOPE)
    tree = json.loads(source)
    tree["copy"]["purpose"] = purpose
    path = tmp_path / "rettet.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(InvalidPlanFile) as caught:
        read_plan(path)
    assert (caught.value.place, caught.value.reason) == ("copy.purpose", "purpose_differs")
    summary = summarize_plan(path)
    assert (summary.status, summary.error) == (SummaryStatus.UNREADABLE, caught.value)
    assert (summary.strengths, summary.priorities) == (0, 0)


def test_a_team_has_no_own_leader(tmp_path: Path) -> None:
    tree = json.loads(encode(empty_plan(), copy_envelope(ENVELOPE, Purpose.OWN_LEADER)))
    tree["plan"]["for_own_leader"] = True
    with pytest.raises(InvalidPlanFile) as caught:
        decode(json.dumps(tree).encode())
    assert (caught.value.place, caught.value.reason) == ("plan.for_own_leader", "team_copy")


def test_the_start_page_is_told_of_the_own_leaders_marks_alone(plan: Plan, tmp_path: Path) -> None:
    plan = edits.add_action(plan, ONE, identifier="a1", text="Noget om forventningen", deadline=DAY)
    copy = sent(plan)
    summary = summarize_plan(saved(tmp_path, marked(copy, TWO, THREE), copy.envelope))
    assert (summary.kind, summary.strengths, summary.priorities) == ("own-leader", 0, 2)
    assert (summary.open_actions, summary.next_deadline) == (0, None)
