package dev.acumen.runtime.run;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnSettings;
import dev.acumen.prompts.PromptBook;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.view.RunRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a learning run goes by.
 *
 * @param domain with the prompts
 * @param settings how to learn
 * @param tasks practised and held out
 */
record LearnTerms(Domain domain, LearnSettings settings, SplitTasks tasks) {

    private static final String ORDER = "attemptOrder";

    /** The same for a reviewing model with this context, if it is known. */
    LearnTerms within(OptionalInt contextTokens) {
        try {
            return contextTokens.isPresent()
                    ? new LearnTerms(domain, settings.withContextTokens(contextTokens.getAsInt()), tasks)
                    : this;
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** What of them decides what a run does. */
    Map<String, String> decides() {
        Map<String, String> decides = new HashMap<>(settings.describe());
        decides.put("domain", domain.name());
        decides.put("practice", tasks.practice().fingerprint().brief());
        decides.put("heldOut", tasks.test().fingerprint().brief());
        tasks.anchorSet()
                .ifPresent(
                        anchors -> decides.put("anchors", anchors.fingerprint().brief()));
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        return decides;
    }

    /** These, and the same with the tasks split as they were before splits were made as they are now. */
    Stream<LearnTerms> inAnySplit() {
        return Stream.concat(
                Stream.of(this), tasks.earlier().stream().map(earlier -> new LearnTerms(domain, settings, earlier)));
    }

    /** The same with the built-in prompts and the order of attempts that a run began with. What the user chose stays. */
    LearnTerms asIn(RunRecord run, RecordedRun recorded) {
        Map<String, String> builtIn = PromptBook.builtIn().texts();
        Map<String, String> texts = new LinkedHashMap<>(domain.prompts().texts());
        texts.replaceAll((file, text) -> text.equals(builtIn.get(file))
                ? recorded.given(RunSpec.PROMPT + file).orElse(text)
                : text);
        Map<String, String> names = new HashMap<>(settings.describe());
        RunSpec.recorded(run.kind(), run.library(), run.configuration())
                .setting(ORDER)
                .ifPresent(order -> names.put(ORDER, order));
        return new LearnTerms(domain.prompted(PromptBook.of(texts)), LearnSettings.described(names), tasks);
    }
}
