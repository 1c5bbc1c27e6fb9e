package dev.acumen.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** All prompts: the built-in ones, of which a domain may replace any by a file of the same name. */
public final class PromptBook {

    private final Map<PromptName, Prompt> prompts;

    private PromptBook(Map<PromptName, Prompt> prompts) {
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
        Map<PromptName, Prompt> result = new EnumMap<>(prompts);
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().endsWith(".md")) {
                    result.put(nameOf(file), new Prompt(file.toString(), content(file)));
                }
            }
        } catch (IOException e) {
            throw new PromptException("cannot read prompts in " + folder + ": " + e.getMessage(), e);
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
        Map<PromptName, Prompt> prompts = new EnumMap<>(PromptName.class);
        for (PromptName name : PromptName.values()) {
            prompts.put(name, new Prompt(name.fileName(), texts.getOrDefault(name.fileName(), resource(name))));
        }
        return new PromptBook(prompts);
    }

    /** The prompts' texts by their files' names, in the order of the stages they belong to. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        prompts.forEach((name, prompt) -> texts.put(name.fileName(), prompt.text()));
        return Collections.unmodifiableMap(texts);
    }

    /** The prompt of the given name. */
    public Prompt get(PromptName name) {
        Prompt prompt = prompts.get(name);
        if (prompt == null) {
            throw new IllegalStateException("a prompt book holds every prompt");
        }
        return prompt;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new PromptException(file + ": not UTF-8", e);
        } catch (IOException e) {
            throw new PromptException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static PromptName nameOf(Path file) {
        for (PromptName name : PromptName.values()) {
            if (name.fileName().equals(file.getFileName().toString())) {
                return name;
            }
        }
        throw new PromptException(file + ": there is no prompt of this name; there are "
                + Arrays.stream(PromptName.values()).map(PromptName::fileName).toList());
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
