package dev.acumen.prompts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One prompt: a Mustache template in two parts, headed by the lines {@code === system} and {@code === user}. Rendering is
 * strict: a variable the template names and the caller does not give is an error, and so is one the caller gives and the
 * template never names.
 */
public final class Prompt {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true);
    private static final String SYSTEM = "=== system\n";
    private static final String USER = "=== user\n";

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
        int userAt = this.text.indexOf(USER);
        if (userAt < 0) {
            throw new PromptException(origin + ": a prompt has a line '=== user' with the user message below it");
        }
        String head = this.text.substring(0, userAt);
        if (!head.isBlank() && !head.startsWith(SYSTEM)) {
            throw new PromptException(origin + ": a prompt starts with the line '=== system' or '=== user'");
        }
        this.system = head.isBlank() ? Optional.empty() : Optional.of(compile(head.substring(SYSTEM.length())));
        this.user = compile(this.text.substring(userAt + USER.length()));
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
        try {
            return new RenderedPrompt(
                    system.map(template -> template.execute(values)).orElse("").strip(),
                    user.execute(values).strip());
        } catch (MustacheException e) {
            throw new PromptException(origin + ": " + e.getMessage(), e);
        }
    }

    private Template compile(String part) {
        try {
            return COMPILER.compile(part);
        } catch (MustacheException e) {
            throw new PromptException(origin + ": " + e.getMessage(), e);
        }
    }

    private final class VariableCollector implements Mustache.Visitor {
        @Override
        public void visitText(String literal) {}

        @Override
        public void visitVariable(String name) {
            variables.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new PromptException(origin + ": includes are not supported ({{>" + name + "}})");
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
