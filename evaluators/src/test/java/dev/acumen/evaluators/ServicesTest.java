package dev.acumen.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.evaluators.spi.EvaluatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluator that a jar on the class path brings. */
class ServicesTest {

    @TempDir
    Path directory;

    /** Right if the reply starts with the argument. */
    public static final class Starts implements EvaluatorFactory {
        @Override
        public String name() {
            return "starts";
        }

        @Override
        public String usage() {
            return "starts:<text>";
        }

        @Override
        public String summary() {
            return "the reply starts with the text";
        }

        @Override
        public Evaluator parse(String argument, Path folder) {
            return (task, rollout) -> rollout.trajectory().finalAnswer().startsWith(argument)
                    ? Score.right("starts so")
                    : Score.wrong("starts otherwise");
        }
    }

    @Test
    void aJarBringsAnEvaluator() throws IOException {
        Path jar = directory.resolve("starts.jar");
        String classFile = Starts.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream code = Starts.class.getClassLoader().getResourceAsStream(classFile)) {
            assertThat(code).isNotNull();
            out.putNextEntry(new JarEntry("META-INF/services/" + EvaluatorFactory.class.getName()));
            out.write((Starts.class.getName() + "\n").getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(classFile));
            code.transferTo(out);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            EvaluatorLanguage language = EvaluatorLanguage.withServices(directory, loader);
            assertThat(language.choice()).containsEntry("starts:<text>", "the reply starts with the text");
            Evaluator evaluator = language.parse("sum(right=exact, 0.5*starts:Dear)");
            assertThat(evaluator
                            .evaluate(Attempts.task("Dear all"), Attempts.completed("Dear all"))
                            .rewardIfGraded()
                            .orElseThrow()
                            .value())
                    .isEqualTo(1.5);
        }
        assertThat(EvaluatorLanguage.usual(directory).choice().keySet()).noneMatch(List.of("starts:<text>")::contains);
    }
}
