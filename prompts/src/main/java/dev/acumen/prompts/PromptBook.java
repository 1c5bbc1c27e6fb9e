package dev.acumen.prompts;

import dev.acumen.files.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prompts by the names of their files: the built-in ones, of which a domain may replace any, and those that an application adds for learners of its own. Immutable.
 */
public final class PromptBook {

    private final Map<String, Prompt> prompts;

    private PromptBook(Map<String, Prompt> prompts) {
        this.prompts = prompts;
    }

    /** The prompts that come with Acumen. */
    public static PromptBook builtIn() {
        return of(Map.of());
    }

    /**
     * These prompts, with those replaced for which the folder has a file, such as {@code compare.md}.
     *
     * @throws PromptException if a file there is unreadable, malformed, or named like no prompt
     */
    public PromptBook overriddenBy(Path folder) {
        Map<String, Prompt> result = new LinkedHashMap<>(prompts);
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().endsWith(".md")) {
                    result.put(known(file), new Prompt(file.toString(), content(file)));
                }
            }
        } catch (IOException e) {
            throw new PromptException("cannot read prompts in " + folder + ": " + FileProblem.reading(folder, e), e);
        }
        return new PromptBook(result);
    }

    /**
     * The built-in prompts, with those replaced that the given texts have, by their files' names. So a run that kept its prompts can be done over
     * after a prompt was added.
     *
     * @throws PromptException if one is malformed
     */
    public static PromptBook of(Map<String, String> texts) {
        Map<String, Prompt> prompts = new LinkedHashMap<>();
        for (PromptName name : PromptName.values()) {
            prompts.put(name.fileName(), new Prompt(name.fileName(), resource(name)));
        }
        texts.forEach((file, text) -> prompts.put(file, new Prompt(file, text)));
        return new PromptBook(prompts);
    }

    /** The prompts' texts by their files' names, in the order of the stages they belong to. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        prompts.forEach((file, prompt) -> texts.put(file, prompt.text()));
        return Collections.unmodifiableMap(texts);
    }

    /** The prompt of the given name. */
    public Prompt get(PromptName name) {
        return get(name.fileName());
    }

    /**
     * The prompt in the file of that name.
     *
     * @throws PromptException if there is none
     */
    public Prompt get(String file) {
        Prompt prompt = prompts.get(file);
        if (prompt == null) {
            throw new PromptException("there is no prompt " + file + "; there are " + prompts.keySet());
        }
        return prompt;
    }

    /**
     * These prompts and one more, such as a learner of an application needs.
     *
     * @param file its name, such as {@code criticise.md}
     * @throws PromptException if it is malformed
     */
    public PromptBook with(String file, String text) {
        Map<String, Prompt> more = new LinkedHashMap<>(prompts);
        more.put(file, new Prompt(file, text));
        return new PromptBook(more);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new PromptException(file + ": not UTF-8", e);
        } catch (IOException e) {
            throw new PromptException("cannot read " + file + ": " + FileProblem.reading(file, e), e);
        }
    }

    private String known(Path file) {
        String name = file.getFileName().toString();
        if (!prompts.containsKey(name)) {
            throw new PromptException(file + ": there is no prompt of this name; there are " + prompts.keySet());
        }
        return name;
    }

    private static String resource(PromptName name) {
        try (InputStream in = PromptBook.class.getResourceAsStream(name.fileName())) {
            if (in == null) {
                throw new IllegalStateException(name.fileName() + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
