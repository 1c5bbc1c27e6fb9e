package dev.acumen.evaluators;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.text.NearestName;
import dev.acumen.evaluators.internal.composite.FirstOfEvaluator;
import dev.acumen.evaluators.internal.composite.MajorityEvaluator;
import dev.acumen.evaluators.internal.composite.Part;
import dev.acumen.evaluators.internal.composite.SpecText;
import dev.acumen.evaluators.internal.composite.SumEvaluator;
import dev.acumen.evaluators.internal.judge.JudgeFactory;
import dev.acumen.evaluators.spi.EvaluatorFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads specifications of evaluators. A specification is
 *
 * <pre>
 * spec  = name | name ":" argument | sum | majority | first | '"' spec '"'
 * sum   = "sum(" part { "," part } ")"
 * part  = [ name "=" ] [ weight "*" ] spec [ "if" name [ "&gt;=" number ] ]
 * majority = "majority(" spec { "," spec } ")"
 * first = "first-of(" spec { "," spec } ")"
 * </pre>
 *
 * <p>An evaluator's {@code toString} gives a specification of it.
 */
public final class EvaluatorLanguage {

    /** How specifications of before 0.1 name alternatives: {@code first-of:A|B}. Journals and domain folders hold them, so they are read. */
    private static final String EARLIER_FIRST_OF = "first-of:";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern COMPOSITE =
            Pattern.compile("(?<name>sum|majority|first-of)\\s*\\((?<parts>.*)\\)", Pattern.DOTALL);
    /** A bar inside a pattern is part of the pattern. */
    private static final Pattern BAR = Pattern.compile("\\|(?=(?:exact|numeric|math|regex|judge)(?:[:|]|$))");

    private final Map<String, EvaluatorFactory> factories = new LinkedHashMap<>();
    private final Path directory;

    /**
     * @param directory where files that arguments name are looked for, and where commands run
     * @param others evaluators beside ours; a name of ours cannot be taken
     * @throws IllegalArgumentException if a name is taken, or none
     */
    public EvaluatorLanguage(Path directory, List<EvaluatorFactory> others) {
        this(EvaluatorContext.in(directory), others);
    }

    /**
     * The same.
     *
     * @param context what evaluators may need
     * @param others evaluators beside ours
     */
    public EvaluatorLanguage(EvaluatorContext context, List<EvaluatorFactory> others) {
        this.directory = context.directory();
        BuiltIn.all().forEach(this::add);
        add(new JudgeFactory(context.judge(), context.prompts(), new ExactEvaluator()));
        others.forEach(this::add);
    }

    /** The language with our evaluators and those that jars on the class path bring, see {@link EvaluatorFactory}. */
    public static EvaluatorLanguage usual(Path directory) {
        return usual(EvaluatorContext.in(directory));
    }

    /** The same, with what evaluators may need. */
    public static EvaluatorLanguage usual(EvaluatorContext context) {
        return withServices(context, EvaluatorLanguage.class.getClassLoader());
    }

    static EvaluatorLanguage withServices(Path directory, ClassLoader loader) {
        return withServices(EvaluatorContext.in(directory), loader);
    }

    private static EvaluatorLanguage withServices(EvaluatorContext context, ClassLoader loader) {
        List<EvaluatorFactory> others = new ArrayList<>();
        ServiceLoader.load(EvaluatorFactory.class, loader).forEach(others::add);
        return new EvaluatorLanguage(context, others);
    }

    /** One line for each evaluator: what to write, and what it looks at. */
    public Map<String, String> choice() {
        Map<String, String> choice = new LinkedHashMap<>();
        factories.values().forEach(factory -> choice.put(factory.usage(), factory.summary()));
        choice.put("first-of(numeric, exact)", "the first that can grade the attempt decides");
        choice.put("sum(right=math, 0.2*format:X if right)", "several rewards and their weighted sum");
        choice.put("majority(A, B, C)", "what most of them say");
        return choice;
    }

    /**
     * The evaluator of a specification.
     *
     * @throws IllegalArgumentException if there is no such evaluator; the message lists what there is
     */
    public Evaluator parse(String spec) {
        String text = spec.strip();
        String inner = SpecText.unquoted(text);
        if (!inner.equals(text)) {
            return parse(inner);
        }
        Matcher composite = COMPOSITE.matcher(text);
        if (composite.matches()) {
            return composite(composite.group("name"), SpecText.split(composite.group("parts")));
        }
        if (text.startsWith(EARLIER_FIRST_OF)) {
            return new FirstOfEvaluator(all(List.of(BAR.split(text.substring(EARLIER_FIRST_OF.length()), -1))));
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        EvaluatorFactory factory = Optional.ofNullable(factories.get(name)).orElseThrow(() -> unknown(text));
        if (colon >= 0 && !factory.takesArgument()) {
            throw unknown(text);
        }
        try {
            return factory.parse(colon < 0 ? "" : text.substring(colon + 1), directory);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "the evaluator '" + name + "' needs a library that is not on the class path: " + libraryOf(e), e);
        }
    }

    /** Libraries that only some evaluators need are optional, so that the others come without them. */
    private static String libraryOf(NoClassDefFoundError missing) {
        String type = String.valueOf(missing.getMessage());
        return type.startsWith("com/networknt/")
                ? "com.networknt:json-schema-validator"
                : type.startsWith("dev/acumen/prompts/")
                        ? "dev.acumen:acumen-prompts"
                        : type.startsWith("dev/acumen/sandbox/") ? "dev.acumen:acumen-sandbox" : type;
    }

    private Evaluator composite(String name, List<String> parts) {
        return switch (name) {
            case "sum" ->
                new SumEvaluator(parts.stream()
                        .map(part -> Part.parse(part, this::parse))
                        .toList());
            case "majority" -> new MajorityEvaluator(all(parts));
            default -> new FirstOfEvaluator(all(parts));
        };
    }

    private List<Evaluator> all(List<String> specs) {
        return specs.stream().map((Function<String, Evaluator>) this::parse).toList();
    }

    private void add(EvaluatorFactory factory) {
        boolean isName = NAME.matcher(factory.name()).matches()
                && !List.of("sum", "majority", "first-of").contains(factory.name());
        if (!isName) {
            throw new IllegalArgumentException("an evaluator cannot be named '" + factory.name() + "'");
        }
        if (factories.putIfAbsent(factory.name(), factory) != null) {
            throw new IllegalArgumentException("there are two evaluators named '" + factory.name() + "'");
        }
    }

    private IllegalArgumentException unknown(String text) {
        List<String> names = Stream.concat(factories.keySet().stream(), Stream.of("sum", "majority", "first-of"))
                .toList();
        int width = choice().keySet().stream().mapToInt(String::length).max().orElse(0);
        return new IllegalArgumentException(choice().entrySet().stream()
                .map(entry -> "\n  " + entry.getKey()
                        + " ".repeat(width - entry.getKey().length()) + "  " + entry.getValue())
                .collect(Collectors.joining(
                        "",
                        "there is no evaluator '" + text + "'"
                                + NearestName.suggestion(text.replaceFirst("[:(].*", ""), names)
                                + "; choose one of:",
                        "")));
    }
}
