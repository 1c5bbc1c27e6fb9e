package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A public type outside {@code internal} packages is the documented API. So each is named by another module, by an example or by a test of another
 * package, or it stands in the signature of one that is. The command line, the benchmarks and the examples are programs and have no API.
 */
class ApiBorderTest {

    private static final Set<String> PROGRAMS = Set.of("cli", "benchmarks", "examples");
    /** Stands on what only its own package may see, and is used by the store's root. */
    private static final String COPY = "dev.acumen.store.journal.JournalCopy";

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("dev\\.acumen(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*");
    private static final int LARGEST = 300;
    private static final int MOST_IMPORTED = 15;

    /** A source file of ours. */
    private record Source(String module, boolean isMain, String inPackage, String text) {}

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static List<Source> sources;
    private static JavaClasses classes;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            // Services are named in files that are not Java.
            sources = files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().contains("/META-INF/services/"))
                    .map(ROOT::relativize)
                    .filter(file -> file.getNameCount() > 3
                            && file.getName(1).toString().equals("src"))
                    .map(ApiBorderTest::source)
                    .toList();
        }
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.acumen");
        assertThat(sources).hasSizeGreaterThan(500);
        assertThat(classes.size()).isGreaterThan(500);
    }

    @Test
    void everyPublicTypeOutsideInternalPackagesIsUsedElsewhereOrSaysWhatSuchATypeTakesAndGives() {
        Map<String, JavaClass> unused = new HashMap<>();
        Deque<JavaClass> used = new ArrayDeque<>();
        Set<String> named = new HashSet<>();
        for (Source source : sources) {
            Matcher name = NAMED.matcher(source.text());
            while (name.find()) {
                String type = name.group();
                String ofPackage = type.substring(0, type.lastIndexOf('.'));
                boolean isElsewhere = source.isMain()
                        ? source.inPackage().isEmpty() || !source.module().equals(module(type))
                        : !source.inPackage().equals(ofPackage) || PROGRAMS.contains(source.module());
                if (isElsewhere) {
                    named.add(type);
                }
            }
        }
        for (JavaClass type : classes) {
            if (isApi(type)) {
                if (named.contains(type.getFullName())) {
                    used.add(type);
                } else {
                    unused.put(type.getFullName(), type);
                }
            }
        }
        while (!used.isEmpty()) {
            JavaClass type = used.remove();
            signature(type).forEach(part -> {
                JavaClass found = unused.remove(outermost(part).getFullName());
                if (found != null) {
                    used.add(found);
                }
            });
        }
        assertThat(unused.keySet()).isSubsetOf(COPY);
    }

    @Test
    void noClassIsLongerThanThreeHundredLines() {
        assertThat(sources.stream()
                        .filter(source ->
                                source.isMain() && source.text().lines().count() > LARGEST)
                        .map(source -> source.inPackage() + ": "
                                + source.text().lines().count()))
                .isEmpty();
    }

    @Test
    void noPackageOfTheCommandLineImportsMoreThanFifteenOfOurs() {
        Map<String, Set<String>> imported = new HashMap<>();
        for (Source source : sources) {
            if (source.module().equals("cli") && source.isMain()) {
                Matcher name = NAMED.matcher(source.text());
                while (name.find()) {
                    String of = name.group().substring(0, name.group().lastIndexOf('.'));
                    if (!of.equals(source.inPackage())) {
                        imported.computeIfAbsent(source.inPackage(), key -> new HashSet<>())
                                .add(of);
                    }
                }
            }
        }
        assertThat(imported).hasSizeGreaterThan(10);
        assertThat(imported.values())
                .allSatisfy(packages -> assertThat(packages).hasSizeLessThanOrEqualTo(MOST_IMPORTED));
    }

    private static boolean isApi(JavaClass type) {
        String module = module(type.getFullName());
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().contains(".internal")
                && !type.getSimpleName().equals("package-info")
                && !PROGRAMS.contains(module);
    }

    /** The types that whoever uses this one comes to see. */
    private static Set<JavaClass> signature(JavaClass type) {
        Set<JavaClass> seen = new HashSet<>();
        Deque<JavaClass> todo = new ArrayDeque<>(List.of(type));
        while (!todo.isEmpty()) {
            JavaClass one = todo.remove();
            seen.addAll(one.getRawInterfaces());
            one.getRawSuperclass().ifPresent(seen::add);
            for (JavaCodeUnit unit : one.getCodeUnits()) {
                if (isVisible(unit.getModifiers())) {
                    add(unit.getReturnType(), seen);
                    unit.getParameterTypes().forEach(parameter -> add(parameter, seen));
                    unit.getExceptionTypes().forEach(seen::add);
                }
            }
            for (JavaField field : one.getFields()) {
                if (isVisible(field.getModifiers())) {
                    add(field.getType(), seen);
                }
            }
            classes.stream()
                    .filter(inner ->
                            inner.getEnclosingClass().filter(one::equals).isPresent()
                                    && isVisible(inner.getModifiers()))
                    .forEach(todo::add);
        }
        return seen;
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void add(JavaType type, Set<JavaClass> seen) {
        seen.addAll(type.getAllInvolvedRawTypes());
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static String module(String type) {
        return sources.stream()
                .filter(Source::isMain)
                .filter(source -> type.startsWith(source.inPackage() + ".")
                        && type.indexOf('.', source.inPackage().length() + 1) < 0)
                .map(Source::module)
                .findFirst()
                .orElse("");
    }

    private static Source source(Path file) {
        try {
            String text = Files.readString(ROOT.resolve(file));
            Matcher named = PACKAGE.matcher(text);
            return new Source(
                    file.getName(0).toString(),
                    file.getName(2).toString().equals("main"),
                    named.find() ? named.group(1) : "",
                    text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
