package dev.acumen.prompts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One prompt: a Mustache template in two parts, headed by the lines {@code === system} and {@code === user}. Rendering is
 * strict: a variable the template names and the caller does not give is an error, and so is one the caller gives and the
 * template never names.
 */
public final class Prompt {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true);
    private static final String SYSTEM = "=== system\n";
    private static final Pattern USER = Pattern.compile("^=== user\n", Pattern.MULTILINE);

    /** What Mustache itself knows inside a section: the element and its place. */
    private static final Set<String> KNOWN_TO_MUSTACHE = Set.of(".", "this", "-first", "-last", "-index");

    private final String origin;
    private final String text;
    private final Optional<Template> system;
    private final Template user;
    private final Set<String> variables = new TreeSet<>();

    /**
     * Reads a prompt.
     *
     * @param origin the file, for messages
     * @param text the file's content
     * @throws PromptException if a part is missing or the template is malformed
     */
    Prompt(String origin, String text) {
        this.origin = origin;
        this.text = text.replace("\r\n", "\n");
        Matcher userLine = USER.matcher(this.text);
        if (!userLine.find()) {
            throw new PromptException(origin + ": a prompt has a line '=== user' with the user message below it");
        }
        String head = this.text.substring(0, userLine.start());
        if (!head.isBlank() && !head.startsWith(SYSTEM)) {
            throw new PromptException(origin + ": a prompt starts with the line '=== system' or '=== user'");
        }
        this.system = head.isBlank() ? Optional.empty() : Optional.of(compile(head.substring(SYSTEM.length())));
        this.user = compile(this.text.substring(userLine.end()));
        Mustache.Visitor collector = new VariableCollector();
        this.system.ifPresent(template -> template.visit(collector));
        this.user.visit(collector);
    }

    /** The file's content, over which fingerprints are taken. */
    public String text() {
        return text;
    }

    /**
     * Fills in the variables.
     *
     * @param values each a String, a Number, a Boolean, or a List of Maps of these
     * @throws PromptException if values and template do not fit
     */
    public RenderedPrompt render(Map<String, ?> values) {
        for (String given : values.keySet()) {
            if (!variables.contains(given)) {
                throw new PromptException(origin + ": does not use {{" + given + "}}");
            }
        }
        String missing = missing(values);
        if (!missing.isEmpty()) {
            throw new PromptException(origin + ": needs " + missing);
        }
        try {
            return new RenderedPrompt(
                    system.map(template -> template.execute(values)).orElse("").strip(),
                    user.execute(values).strip());
        } catch (MustacheException e) {
            throw new PromptException(origin + ": " + e.getMessage(), e);
        }
    }

    /**
     * Fills in those of the variables that the template names. For prompts that a user, or an earlier state, wrote before some of the values were there.
     *
     * @param values as above
     * @throws PromptException if the template names a variable that is not given
     */
    public RenderedPrompt renderNamed(Map<String, ?> values) {
        Map<String, Object> named = new HashMap<>(values);
        named.keySet().retainAll(variables);
        return render(named);
    }

    /**
     * Mustache notices a missing variable only where it comes to it, so one inside a section that is not shown would pass
     * until it is. What the elements of an empty list would have given is unknown; then nothing is said here.
     */
    private String missing(Map<String, ?> values) {
        Set<String> given = new HashSet<>(KNOWN_TO_MUSTACHE);
        given.addAll(values.keySet());
        for (Object value : values.values()) {
            if (value instanceof List<?> list) {
                if (list.isEmpty()) {
                    return "";
                }
                list.forEach(element -> given.addAll(keys(element)));
            }
        }
        return variables.stream()
                .filter(name -> !given.contains(name))
                .map(name -> "{{" + name + "}}")
                .collect(Collectors.joining(", "));
    }

    private static Set<String> keys(Object element) {
        return element instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    private Template compile(String part) {
        try {
            return COMPILER.compile(part);
        } catch (MustacheException e) {
            throw new PromptException(origin + ": " + e.getMessage(), e);
        }
    }

    private final class VariableCollector implements Mustache.Visitor {
        /** Mustache takes a tag that nothing closes for text. */
        @Override
        public void visitText(String literal) {
            if (literal.contains("{{")) {
                throw new PromptException(origin + ": a tag is opened and not closed: "
                        + literal.substring(literal.indexOf("{{"))
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
        }

        @Override
        public void visitVariable(String name) {
            variables.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new PromptException(origin + ": includes are not supported ({{>" + name + "}})");
        }

        @Override
        public boolean visitParent(String name) {
            throw new PromptException(origin + ": parents are not supported ({{<" + name + "}})");
        }

        @Override
        public boolean visitBlock(String name) {
            throw new PromptException(origin + ": blocks are not supported ({{$" + name + "}})");
        }

        @Override
        public boolean visitSection(String name) {
            variables.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            variables.add(name);
            return true;
        }
    }
}
