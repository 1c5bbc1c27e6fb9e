package dev.acumen.cli.options;

import dev.acumen.cli.session.LimitOptions;
import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.AnswerKind;
import dev.acumen.learning.Economy;
import dev.acumen.learning.GateKind;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearnSettingsBuilder;
import dev.acumen.learning.UpkeepKind;
import dev.acumen.runtime.config.AcumenConfig.LearnConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Preset;
import dev.acumen.runtime.environment.UserError;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to learn: options go before {@code acumen.yaml}, which goes before the domain's preset. */
public final class LearnOptions {

    private static final String PUBLISHED = "published";

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = {
                "Settings to start from: math or web (default: the domain's), or published, the algorithm as in its paper:",
                "one plan a step, adopted untested, and every attempt made."
            })
    private Optional<String> preset = Optional.empty();

    @Option(names = "--group-size", paramLabel = "N", description = "Attempts at each task (math 5, web 3).")
    private Optional<Integer> groupSize = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often each task is practised (3; 1 with --attempts).")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Tasks a step (default: a sixth of them; all with --gate none).")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(names = "--temperature", paramLabel = "T", description = "When practising (0.7).")
    private Optional<Double> temperature = Optional.empty();

    @Option(names = "--eval-temperature", paramLabel = "T", description = "For held-out attempts (0.3).")
    private Optional<Double> evalTemperature = Optional.empty();

    @Option(
            names = "--review-temperature",
            paramLabel = "T",
            description = "For summaries, comparisons and edits (0.3).")
    private Optional<Double> reviewTemperature = Optional.empty();

    @Option(
            names = "--lessons-per-group",
            paramLabel = "N",
            description = "The most lessons one group may suggest (3).")
    private Optional<Integer> lessonsPerGroup = Optional.empty();

    @Option(
            names = "--signal",
            paramLabel = "NAME[,NAME...]",
            description = {
                "What is learned from and how much it counts: balanced (default), published, cheap, many-rewards, or names that go together:",
                "one of grpo, dr-grpo, loo, gdpo, gvpo, disco, and any of dapo, gfpo, gspo, hicra; see docs/signals.md."
            })
    private Optional<String> signal = Optional.empty();

    @Option(
            names = "--gate",
            paramLabel = "KIND",
            description = {
                "What decides whether a step's changes are adopted: probe tries several plans on a few tasks and takes the best",
                "or none (default); no-worse and better try them on all validation tasks; none adopts untested."
            })
    private Optional<String> gate = Optional.empty();

    @Option(names = "--plans", paramLabel = "N", description = "The most plans a step tries (3).")
    private Optional<Integer> plans = Optional.empty();

    @Option(names = "--probe-tasks", paramLabel = "N", description = "The most tasks that plans are tried on (24).")
    private Optional<Integer> probeTasks = Optional.empty();

    @Option(names = "--edits-per-step", paramLabel = "N", description = "The most edits of one plan (6).")
    private Optional<Integer> editsPerStep = Optional.empty();

    @Option(
            names = "--upkeep",
            paramLabel = "KIND",
            description = {
                "compact: lessons that say the same in other words are one, and a full library lets its weakest lesson make room",
                "(default); published: only lessons equal word for word are one, and a full library refuses what is new."
            })
    private Optional<String> upkeep = Optional.empty();

    @Option(
            names = "--full-practice",
            description = "Make every attempt of every epoch, also those that will probably teach nothing.")
    private boolean fullPractice;

    @Option(
            names = "--lesson-dropout",
            paramLabel = "Q",
            description = {
                "How likely each lesson is left out before one attempt of each group,",
                "so that 'acumen library credit' can say what it is worth (0: never)."
            })
    private Optional<Double> lessonDropout = Optional.empty();

    @Option(
            names = "--guard",
            paramLabel = "ALPHA",
            description = {
                "Roll the library back to where the run began if held-out tasks show that what was learned is worse;",
                "such a verdict is wrong at most so often (0.05; 0 never rolls back)."
            })
    private Optional<Double> guard = Optional.empty();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            description = "The most tokens of one reply when attempting (unset).")
    private Optional<Integer> maxOutputTokens = Optional.empty();

    @Option(
            names = "--held-out-samples",
            paramLabel = "N",
            description = "Attempts at each held-out task in each arm; 0 measures nothing (1).")
    private Optional<Integer> heldOutSamples = Optional.empty();

    @Option(
            names = "--no-ground-truth",
            description =
                    "Do not use reference answers when learning: score attempts by agreement with their siblings.")
    private boolean noGroundTruth;

    @Option(
            names = "--answers",
            paramLabel = "KIND",
            description = {
                "closed: all answers are labels of a small set, which lessons may name; open: they are not;",
                "auto finds out (default: the domain's, else auto)."
            })
    private Optional<String> answers = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of splits, batches and calls (0).")
    private Optional<Long> seed = Optional.empty();

    /** The seed. */
    public long seed(LearnConfig file) {
        return seed.or(() -> Optional.ofNullable(file.seed())).orElse(0L);
    }

    /**
     * The settings.
     *
     * @param domain with its preset and its kind of answers
     * @param recorded whether attempts are recorded ones, which are practised once unless told otherwise
     * @throws UserError if they do not go together
     */
    public LearnSettings settings(LearnConfig given, Domain domain, boolean recorded) {
        Optional<String> start = preset.or(() -> Optional.ofNullable(given.preset()));
        boolean isPublished = start.equals(Optional.of(PUBLISHED));
        // Whoever asks for the published algorithm by hand means it, whatever a file says about choosing.
        LearnConfig file = preset.equals(Optional.of(PUBLISHED)) ? given.withoutChoice() : given;
        LearnSettingsBuilder settings = start.filter(name -> !isPublished)
                .map(Preset::named)
                .orElse(domain.preset())
                .settings()
                .answers(domain.answers());
        if (isPublished) {
            settings.published();
        }
        if (fullPractice || Boolean.TRUE.equals(file.fullPractice())) {
            settings.economy(Economy.none());
        }
        if (recorded) {
            settings.epochs(1);
        }
        either(groupSize, file.groupSize()).ifPresent(settings::groupSize);
        either(epochs, file.epochs()).ifPresent(settings::epochs);
        either(batchSize, file.batchSize()).map(OptionalInt::of).ifPresent(settings::batchSize);
        either(temperature, file.practiceTemperature()).ifPresent(settings::practiceTemperature);
        either(evalTemperature, file.evaluationTemperature()).ifPresent(settings::evaluationTemperature);
        either(reviewTemperature, file.reviewTemperature()).ifPresent(settings::reviewTemperature);
        either(lessonsPerGroup, file.lessonsPerGroup()).ifPresent(settings::lessonsPerGroup);
        either(maxOutputTokens, file.maxOutputTokens()).map(OptionalInt::of).ifPresent(settings::maxOutputTokens);
        heldOutSamples.ifPresent(settings::heldOutSamples);
        either(lessonDropout, file.lessonDropout()).ifPresent(settings::lessonDropout);
        either(guard, file.guard()).ifPresent(settings::guard);
        settings.groundTruth(!noGroundTruth).seed(seed(file));
        try {
            answers.map(AnswerKind::named).ifPresent(settings::answers);
            either(signal, file.signal()).ifPresent(settings::signal);
            settings.adoption(adoption(file, isPublished));
            settings.limits(limits.limits(file));
            return settings.build();
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private AdoptionSettings adoption(LearnConfig file, boolean isPublished) {
        Optional<GateKind> kind = either(gate, file.gate()).map(GateKind::named);
        AdoptionSettings usual = kind.map(AdoptionSettings::of)
                // Without ground truth practice tasks cannot be tried on.
                .orElseGet(() ->
                        isPublished || noGroundTruth ? AdoptionSettings.published() : AdoptionSettings.defaults());
        Optional<Integer> edits = either(editsPerStep, file.editsPerStep());
        // A number of plans in a file goes with the file's gate, not with none that was asked for here.
        boolean isUntested = usual.gate() == GateKind.NONE && (gate.isPresent() || file.gate() == null);
        return new AdoptionSettings(
                usual.gate(),
                either(plans, isUntested ? null : file.plans()).orElse(usual.plans()),
                either(probeTasks, file.probeTasks()).orElse(usual.probeTasks()),
                edits.isPresent() ? OptionalInt.of(edits.get()) : usual.editsPerStep(),
                either(upkeep, file.upkeep()).map(UpkeepKind::named).orElse(usual.upkeep()));
    }

    private static <T> Optional<T> either(Optional<T> option, @Nullable T file) {
        return option.or(() -> Optional.ofNullable(file));
    }
}
