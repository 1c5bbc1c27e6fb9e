package dev.acumen.evaluators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What most evaluators need is little; the libraries of the others may be missing. */
class OptionalLibrariesTest {

    private static final Pattern NEEDED = Pattern.compile(
            "(core|math-equivalence|evaluators)[/\\\\]target|acumen-(core|math-equivalence|evaluators)-|langchain4j-core-"
                    + "|jackson-(databind|annotations|core)-|slf4j-api-|jspecify-");

    @Test
    void numericNeedsEightJars() throws Exception {
        List<URL> needed = needed();
        assertThat(needed).as("itself and what it needs").hasSize(9);
        try (URLClassLoader loader =
                new URLClassLoader(needed.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(parse(loader, "numeric")).isEqualTo("numeric");
            assertThat(parse(loader, "first-of(math, exact)")).isEqualTo("first-of(math, exact)");
            assertThat(parse(loader, "judge")).contains("dev.acumen:acumen-prompts");
            assertThat(parse(loader, "tests")).contains("dev.acumen:acumen-sandbox");
            assertThat(parse(loader, "json:{\"type\": \"object\"}")).contains("json-schema-validator");
        }
    }

    private static String parse(ClassLoader loader, String spec) throws ReflectiveOperationException {
        try {
            return loader.loadClass(Evaluators.class.getName())
                    .getMethod("parse", String.class)
                    .invoke(null, spec)
                    .toString();
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
            return String.valueOf(e.getCause().getMessage());
        }
    }

    private static List<URL> needed() throws MalformedURLException {
        List<URL> needed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (NEEDED.matcher(entry).find() && !entry.contains("test-classes")) {
                needed.add(Path.of(entry).toUri().toURL());
            }
        }
        return needed;
    }
}
