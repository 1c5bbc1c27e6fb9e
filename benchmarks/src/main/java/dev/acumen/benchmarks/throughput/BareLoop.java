package dev.acumen.benchmarks.throughput;

import dev.acumen.agent.work.WorkerThreads;
import dev.acumen.core.task.Task;
import dev.acumen.endpoints.internal.http.PinnedHttpClient;
import dev.acumen.endpoints.internal.http.ReadyClient;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** langchain4j by itself, with the HTTP client, the threads and the prompts of the other side. */
final class BareLoop implements Loop {

    @Override
    public List<String> run(URI server, Setting setting, String pass) {
        OpenAiChatModel model = model(server);
        ExecutorService threads = Executors.newFixedThreadPool(setting.inFlight(), WorkerThreads.factory());
        try {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (Task task : Practice.tasks(setting.calls() / Practice.SAMPLES)) {
                for (int sample = 0; sample < Practice.SAMPLES; sample++) {
                    answers.add(CompletableFuture.supplyAsync(() -> ask(model, task), threads));
                }
            }
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static OpenAiChatModel model(URI server) {
        Duration timeout = Duration.ofMinutes(10);
        return OpenAiChatModel.builder()
                .httpClientBuilder(new ReadyClient(new PinnedHttpClient(timeout, Optional.empty()), timeout))
                .baseUrl(server.toString())
                .modelName(AcumenLoop.MODEL)
                .timeout(timeout)
                .maxRetries(0)
                .build();
    }

    private static String ask(OpenAiChatModel model, Task task) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(Practice.INSTRUCTIONS), UserMessage.from(task.input()))
                .temperature(AcumenLoop.TEMPERATURE)
                .build();
        return model.chat(request).aiMessage().text();
    }

    @Override
    public void close() {
        // Nothing outlives a pass.
    }
}
