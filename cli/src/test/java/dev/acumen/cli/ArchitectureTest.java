package dev.acumen.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the direction of modules and packages, as docs/architecture.md draws it. */
class ArchitectureTest {

    /** Package of each module, and the packages of ours it may use beside its own. */
    private static final Map<String, List<String>> MODULES = Map.ofEntries(
            Map.entry("dev.acumen.core", List.of()),
            Map.entry("dev.acumen.files", List.of()),
            Map.entry("dev.acumen.prompts", List.of("dev.acumen.core", "dev.acumen.files")),
            Map.entry("dev.acumen.sandbox", List.of()),
            Map.entry("dev.acumen.simulation", List.of("dev.acumen.core")),
            Map.entry("dev.acumen.endpoints", List.of("dev.acumen.core", "dev.acumen.net")),
            Map.entry("dev.acumen.math", List.of()),
            Map.entry("dev.acumen.net", List.of()),
            Map.entry("dev.acumen.data", List.of("dev.acumen.core", "dev.acumen.files", "dev.acumen.net")),
            Map.entry(
                    "dev.acumen.tools",
                    List.of(
                            "dev.acumen.core",
                            "dev.acumen.files",
                            "dev.acumen.net",
                            "dev.acumen.sandbox",
                            "dev.acumen.math")),
            Map.entry(
                    "dev.acumen.evaluators",
                    List.of(
                            "dev.acumen.core",
                            "dev.acumen.files",
                            "dev.acumen.prompts",
                            "dev.acumen.sandbox",
                            "dev.acumen.math")),
            Map.entry("dev.acumen.store", List.of("dev.acumen.core", "dev.acumen.files")),
            Map.entry("dev.acumen.agent", List.of("dev.acumen.core", "dev.acumen.prompts")),
            Map.entry("dev.acumen.learning", List.of("dev.acumen.core", "dev.acumen.prompts", "dev.acumen.agent")),
            Map.entry(
                    "dev.acumen.runtime",
                    List.of(
                            "dev.acumen.core",
                            "dev.acumen.files",
                            "dev.acumen.prompts",
                            "dev.acumen.endpoints",
                            "dev.acumen.simulation",
                            "dev.acumen.tools",
                            "dev.acumen.evaluators",
                            "dev.acumen.store",
                            "dev.acumen.agent",
                            "dev.acumen.learning",
                            "dev.acumen.math",
                            "dev.acumen.net",
                            "dev.acumen.data")));

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.acumen");
    }

    @Test
    void seesTheClassesItSpeaksOf() {
        assertThat(ours.size()).isGreaterThan(200);
        for (String module : MODULES.keySet()) {
            assertThat(ours.stream().filter(type -> type.getPackageName().startsWith(module)))
                    .as(module)
                    .isNotEmpty();
        }
    }

    @Test
    void modulesUseOnlyWhatTheyMay() {
        for (Map.Entry<String, List<String>> module : MODULES.entrySet()) {
            List<String> allowed = new ArrayList<>(module.getValue());
            allowed.add(module.getKey());
            String[] forbidden = MODULES.keySet().stream()
                    .filter(other -> !allowed.contains(other))
                    .map(other -> other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(module.getKey() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(ours);
            noClasses()
                    .that()
                    .resideInAPackage(module.getKey() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.acumen.cli..")
                    .check(ours);
        }
    }

    @Test
    void noPackageStandsInACycle() {
        slices().matching("dev.acumen.(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void librariesStayInTheirModules() {
        Map<String, List<String>> homes = Map.ofEntries(
                Map.entry("picocli..", List.of("dev.acumen.cli..")),
                Map.entry("com.samskivert..", List.of("dev.acumen.prompts..")),
                Map.entry("dev.langchain4j.model.openai..", List.of("dev.acumen.endpoints..")),
                Map.entry("dev.langchain4j.http..", List.of("dev.acumen.endpoints..")),
                Map.entry("dev.langchain4j.web..", List.of("dev.acumen.tools..", "dev.acumen.runtime.agent..")),
                Map.entry(
                        "java.net.http..",
                        List.of(
                                "dev.acumen.endpoints..",
                                "dev.acumen.net..",
                                "dev.acumen.tools.internal.wire..",
                                "dev.acumen.tools.mcp..",
                                "dev.acumen.data.published..")),
                Map.entry("org.apache.parquet..", List.of("dev.acumen.parquet..")),
                Map.entry("blue.strategic..", List.of("dev.acumen.parquet..")),
                Map.entry("io.modelcontextprotocol..", List.of("dev.acumen.tools.mcp..")),
                Map.entry("reactor..", List.of("dev.acumen.tools.mcp..")),
                Map.entry("java.sql..", List.of("dev.acumen.store.internal.database..")),
                Map.entry("org.h2..", List.of("dev.acumen.store.internal.database..")),
                Map.entry("org.apache.commons.csv..", List.of("dev.acumen.data..")),
                Map.entry("org.apache.hc..", List.of("dev.acumen.tools.fetch..")),
                Map.entry("crawlercommons..", List.of("dev.acumen.tools.fetch..")),
                Map.entry("org.jsoup..", List.of("dev.acumen.tools..")),
                Map.entry("org.apache.pdfbox..", List.of("dev.acumen.tools..")),
                Map.entry(
                        "org.apache.lucene..",
                        List.of(
                                "dev.acumen.tools.corpus..",
                                "dev.acumen.tools.ranking..",
                                "dev.acumen.tools.internal.words..")));
        homes.forEach((library, packages) -> classesOutside(packages, library).check(ours));
    }

    /** {@code Terminal} spells out what may not reach a person's terminal; nothing goes past it. */
    @Test
    void thereIsOneWayToTheStreamsOfTheProcess() {
        for (String stream : List.of("out", "err")) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(Main.class.getName())
                    .should()
                    .accessField(System.class, stream)
                    .orShould()
                    .accessField(FileDescriptor.class, stream)
                    .check(ours);
        }
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .and()
                .resideOutsideOfPackage("dev.acumen.cli.session..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(PrintStream.class, PrintWriter.class, Console.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace", PrintWriter.class)
                .orShould()
                .callMethod(ProcessBuilder.class, "inheritIO")
                .check(ours);
        assertThat(ours.get(Main.class).getFieldAccessesFromSelf())
                .as("the rule sees such accesses")
                .anyMatch(access -> access.getTarget().getFullName().equals("java.lang.System.err"));
    }

    @Test
    void coreKnowsNoLibraryButLangchain4j() {
        classes()
                .that()
                .resideInAPackage("dev.acumen.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.acumen.core..", "java..", "dev.langchain4j..", "org.jspecify..")
                .check(ours);
    }

    @Test
    void nothingStaticCanBeReassigned() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveName("$assertionsDisabled")
                .should()
                .beFinal()
                .check(ours);
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        List<String> silent = new ArrayList<>();
        int packages = 0;
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().contains("src/main/java/")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                packages++;
                if (!Files.exists(file.resolveSibling("package-info.java"))) {
                    silent.add(root.relativize(file.getParent()).toString());
                }
            }
        }
        assertThat(packages).isGreaterThan(150);
        assertThat(silent).isEmpty();
    }

    private static ArchRule classesOutside(List<String> packages, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }
}
