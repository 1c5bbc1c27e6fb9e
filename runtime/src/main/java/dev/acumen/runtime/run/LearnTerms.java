package dev.acumen.runtime.run;

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

/**
 * What a learning run goes by.
 *
 * @param domain with the prompts
 * @param settings how to learn
 */
record LearnTerms(Domain domain, LearnSettings settings) {

    private static final String ORDER = "attemptOrder";

    /** The same for a reviewing model with this context, if it is known. */
    LearnTerms within(OptionalInt contextTokens) {
        try {
            return contextTokens.isPresent()
                    ? new LearnTerms(domain, settings.withContextTokens(contextTokens.getAsInt()))
                    : this;
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
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
        return new LearnTerms(domain.prompted(PromptBook.of(texts)), LearnSettings.described(names));
    }
}
