package dev.acumen.endpoints;

import dev.acumen.core.journal.Journal;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.RunJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the tests of endpoints share. */
final class Endpoints {

    static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(5));

    private Endpoints() {}

    static CallSite site(String subject) {
        return site("r-1", subject, 0);
    }

    static CallSite site(String run, String subject, int sample) {
        return new CallSite(new PassId(new StepId(new RunId(run), 1), "practice"), Phase.ROLLOUT, subject, sample);
    }

    static EndpointSettings.Builder settings(ScriptedServer server) {
        return EndpointSettings.builder(server.url(), "small")
                .name("small")
                .retry(QUICK)
                .timeout(Duration.ofMinutes(1));
    }

    static RunJournal journal(Path folder) {
        return new RunJournal(folder.resolve("run.jsonl"), new EntryCodec(), notice -> {});
    }

    static OpenAiEndpoint endpoint(EndpointSettings.Builder settings, Journal journal) {
        return endpoint(settings, journal, Budget.unlimited());
    }

    static OpenAiEndpoint endpoint(EndpointSettings.Builder settings, Journal journal, Budget budget) {
        return new OpenAiEndpoint(settings.build(), journal, budget, Clock.systemUTC(), event -> {});
    }

    static Budget calls(long most) {
        return new Budget(OptionalLong.of(most), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    static List<String> thinkingBodies() {
        String answer = "\"role\":\"assistant\",\"content\":";
        return List.of(
                "{" + answer + "\"42\",\"reasoning_content\":\"6 x 7\"}",
                "{" + answer + "\"42\",\"reasoning\":\"6 x 7\"}",
                "{" + answer + "\"<think>\\n6 x 7\\n</think>\\n\\n42\"}",
                "{" + answer + "\"6 x 7\\n</think>\\n\\n42\"}",
                "{" + answer + "\"<reasoning>6 x 7</reasoning>42\"}",
                "{" + answer + "\"<THINK>6 x 7</THINK>\\n<answer>42</answer>\"}",
                "{" + answer + "\"<|START_THINKING|>6 x 7<|END_THINKING|><|START_RESPONSE|>42<|END_RESPONSE|>\"}",
                "{" + answer
                        + "\"<|channel|>analysis<|message|>6 x 7<|end|><|start|>assistant<|channel|>final<|message|>42\"}",
                "{" + answer + "\"analysis6 x 7assistantfinal42\"}",
                "{" + answer + "\"<think>6 x 7</think>42\",\"reasoning_content\":\"\"}");
    }
}
