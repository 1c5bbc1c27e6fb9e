package dev.acumen.testkit;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.Sweep;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.PassId;
import dev.acumen.core.score.OverlongPenalty;
import dev.acumen.learning.AdoptionGate;
import dev.acumen.learning.Batch;
import dev.acumen.learning.BatchPlan;
import dev.acumen.learning.Learner;
import dev.acumen.learning.Step;
import dev.acumen.learning.StopRule;
import dev.acumen.learning.check.LessonChecks;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.credit.LessonDropout;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.CentredAdvantage;
import dev.acumen.learning.group.DecoupledAdvantage;
import dev.acumen.learning.group.DiscriminativeVotes;
import dev.acumen.learning.group.FilteredGroups;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.LeaveOneOutAdvantage;
import dev.acumen.learning.group.RewardShaping;
import dev.acumen.learning.group.SoftOverlong;
import dev.acumen.learning.group.ZeroSumVotes;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepReport;
import dev.acumen.learning.similarity.NearDuplicates;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;

/** The contract suites on what is built in, and on what an application might bring. */
class BuiltInStrategiesTest {

    @Nested
    class AllLessons extends LessonSelectorContract {
        @Override
        protected LessonSelector selector() {
            return LessonSelector.all();
        }
    }

    @Nested
    class EveryOtherLesson extends LessonSelectorContract {
        @Override
        protected LessonSelector selector() {
            return (attempt, task, version) -> Exposure.of(
                    version.id(),
                    version.lessons().stream()
                            .map(lesson -> lesson.id())
                            .filter(id -> id.number() % 2 == attempt.sample() % 2)
                            .toList());
        }
    }

    @Nested
    class Dropout extends LessonSelectorContract {
        @Override
        protected LessonSelector selector() {
            return LessonDropout.of(0.5, 7, 3, NearDuplicates.lexical()::alike, LessonSelector.all());
        }
    }

    @Nested
    class MixedGroups extends GroupSelectorContract {
        @Override
        protected GroupSelector selector() {
            return GroupSelector.mixed();
        }
    }

    @Nested
    class GroupRelative extends AdvantageEstimatorContract {
        @Override
        protected AdvantageEstimator estimator() {
            return new GroupRelativeAdvantage();
        }
    }

    @Nested
    class Centred extends AdvantageEstimatorContract {
        @Override
        protected AdvantageEstimator estimator() {
            return new CentredAdvantage();
        }
    }

    @Nested
    class LeaveOneOut extends AdvantageEstimatorContract {
        @Override
        protected AdvantageEstimator estimator() {
            return new LeaveOneOutAdvantage();
        }
    }

    @Nested
    class Decoupled extends AdvantageEstimatorContract {
        @Override
        protected AdvantageEstimator estimator() {
            return new DecoupledAdvantage(List.of());
        }
    }

    @Nested
    class ZeroSum extends AdvantageEstimatorContract {
        @Override
        protected AdvantageEstimator estimator() {
            return new ZeroSumVotes(1);
        }
    }

    @Nested
    class Discriminative extends AdvantageEstimatorContract {
        @Override
        protected AdvantageEstimator estimator() {
            return new DiscriminativeVotes(0.1);
        }
    }

    @Nested
    class MixedInAnyReward extends GroupSelectorContract {
        @Override
        protected GroupSelector selector() {
            return GroupSelector.mixedInAny();
        }
    }

    @Nested
    class Shortest extends GroupSelectorContract {
        @Override
        protected GroupSelector selector() {
            return new FilteredGroups(FilteredGroups.By.SHORTEST, OptionalInt.empty());
        }
    }

    @Nested
    class Efficient extends GroupSelectorContract {
        @Override
        protected GroupSelector selector() {
            return new FilteredGroups(FilteredGroups.By.EFFICIENT, OptionalInt.of(2));
        }
    }

    @Nested
    class Adaptive extends GroupSelectorContract {
        @Override
        protected GroupSelector selector() {
            return new FilteredGroups(FilteredGroups.By.ADAPTIVE, OptionalInt.empty());
        }
    }

    @Nested
    class WithEarlierOnes extends GroupSelectorContract {
        @Override
        protected GroupSelector selector() {
            return GroupSelector.withEarlier(2, GroupSelector.mixed());
        }
    }

    @Nested
    class AsScored extends RewardShapingContract {
        @Override
        protected RewardShaping shaping() {
            return RewardShaping.asScored();
        }
    }

    @Nested
    class Overlong extends RewardShapingContract {
        @Override
        protected RewardShaping shaping() {
            return new SoftOverlong(new OverlongPenalty(4, 2));
        }
    }

    @Nested
    class FixedBatches extends BatchPlanContract {
        @Override
        protected BatchPlan plan() {
            return BatchPlan.of(List.of(new Batch(Samples.tasks(3), 2), new Batch(Samples.tasks(2), 4)));
        }
    }

    @Nested
    class Never extends StopRuleContract {
        @Override
        protected StopRule rule() {
            return StopRule.never();
        }
    }

    @Nested
    class WhenNothingIsMixed extends StopRuleContract {
        @Override
        protected StopRule rule() {
            return history -> history.steps().size() < 2
                    ? Optional.empty()
                    : Optional.of("nothing was learned in " + history.steps().size() + " steps");
        }
    }

    @Nested
    class OpenGate extends AdoptionGateContract {
        @Override
        protected AdoptionGate gate() {
            return AdoptionGate.open();
        }
    }

    @Nested
    class GateThatTries extends AdoptionGateContract {
        @Override
        protected AdoptionGate gate() {
            return context -> {
                LibraryVersion candidate = context.versions().get(0);
                List<List<Group>> arms =
                        context.trials().attempt(Samples.tasks(20), List.of(context.base(), candidate), 2);
                Optional<VersionId> better = PairedComparison.of(arms.get(0), arms.get(1))
                        .filter(comparison -> comparison.low() > 0)
                        .map(comparison -> candidate.id());
                return new Adoption(better, better.isPresent() ? "better on 20 tasks" : "not better on 20 tasks");
            };
        }
    }

    @Nested
    class LearnerOfOneLesson extends LearnerContract {
        @Override
        protected Learner learner() {
            return (context, batch) -> {
                List<Group> groups = context.workers()
                        .join(context.engine()
                                .start(new Sweep(
                                        new PassId(context.step(), "practice"), batch.plan(), context.version(), 0.7)));
                Provenance source = new Provenance(Optional.of(context.step()), List.of(), "test", java.util.Map.of());
                Revision revision = context.version()
                        .apply(
                                new EditPlan(
                                        context.version().id(),
                                        List.of(new LessonEdit.Add("First: do as the first attempt did.", source))),
                                Optional.of(context.step()),
                                context.ids(),
                                LibraryLimits.defaults(),
                                text -> List.of());
                return new Step(
                        List.of(revision),
                        StepReport.of(
                                context.step(), groups, 1, 1, List.of(), ReviewFailures.none(), List.of(revision)));
            };
        }
    }

    @Nested
    class BuiltInChecks extends LessonCheckContract {
        @Override
        protected LessonCheck check() {
            return LessonChecks.builtIn();
        }
    }
}
