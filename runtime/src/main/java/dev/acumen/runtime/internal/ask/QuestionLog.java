package dev.acumen.runtime.internal.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.files.PrivateFiles;
import dev.acumen.runtime.ask.Answer;
import dev.acumen.runtime.ask.AskSpec;
import dev.acumen.runtime.report.ReportJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Questions and their answers, a JSON object a line, in {@code questions.jsonl} under the home folder. It needs no lock on the store: several
 * processes may append at once.
 *
 * @param home where everything is kept
 */
record QuestionLog(Path home) {

    private static final String FILE = "questions.jsonl";

    /** Where they are. */
    Path file() {
        return home.resolve(FILE);
    }

    /**
     * Appends a question.
     *
     * @throws IOException if it cannot be written
     */
    void append(AskSpec asked, Answer answer, Instant at) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", at.toString());
        line.put("domain", asked.domain().name());
        line.put("version", answer.version().id().hex());
        line.put("question", asked.question());
        line.put("answer", answer.text());
        line.put("simulated", answer.simulated());
        line.put("truncated", answer.isTruncated());
        ReportJson.spend(line, answer.spent());
        ReportJson.tools(line, answer.tools());
        PrivateFiles.folder(home);
        try (FileChannel channel = PrivateFiles.append(file());
                FileLock lock = channel.lock()) {
            ByteBuffer bytes = ByteBuffer.wrap((json(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining() && lock.isValid()) {
                channel.write(bytes);
            }
        }
    }

    private static String json(ObjectNode line) {
        try {
            return new ObjectMapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
