package dev.acumen.runtime.agent;

import dev.acumen.agent.tool.AnnotatedTools;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.run.RunId;
import dev.acumen.core.tool.Toolkit;
import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.acumen.runtime.config.ToolsConfig;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.Closing;
import dev.acumen.simulation.web.site.Site;
import dev.acumen.simulation.web.site.SitePage;
import dev.acumen.simulation.web.site.SiteServer;
import dev.acumen.tools.corpus.Corpus;
import dev.acumen.tools.fetch.CachingFetcher;
import dev.acumen.tools.fetch.FetchSettings;
import dev.acumen.tools.fetch.Fetcher;
import dev.acumen.tools.fetch.FolderPageCache;
import dev.acumen.tools.fetch.HttpFetcher;
import dev.acumen.tools.search.CachedSearch;
import dev.acumen.tools.search.SearchEngines;
import dev.acumen.tools.search.SearchSettings;
import dev.acumen.tools.search.SearchTool;
import dev.acumen.tools.web.PageSettings;
import dev.acumen.tools.web.PageTool;
import dev.langchain4j.web.search.WebSearchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Search and pages. What a run found and read is kept in a folder of the run, so that all its attempts see the same web. The synthetic
 * website of the built-in domain is served on a free port of loopback and searched in a corpus of its pages.
 */
final class WebTools implements AutoCloseable {

    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443, 8080, 8443);
    private static final String CORPUS = "corpus";

    private final RunEnvironment environment;
    private final Path home;
    private final Domain domain;
    private final AgentSpec given;
    private final ToolsConfig file;
    private final Map<RunId, WebSearchEngine> engines = new ConcurrentHashMap<>();
    private final Map<RunId, Fetcher> fetchers = new ConcurrentHashMap<>();
    private final List<Runnable> open = new ArrayList<>();
    private Optional<Corpus> corpus = Optional.empty();
    private Optional<SiteServer> site = Optional.empty();
    private String searchWords = "";

    WebTools(RunEnvironment environment, Path home, Domain domain, AgentSpec given) {
        this.environment = environment;
        this.home = home;
        this.domain = domain;
        this.given = given;
        this.file = given.file();
    }

    /** The search tool; empty, with a notice, where there is nothing to search with. */
    Optional<Toolkit> search() {
        Optional<String> name = engine();
        if (name.isEmpty()) {
            environment.notice(
                    "note: search is off: name an engine with --search, or documents with --corpus; see docs/search.md");
            return Optional.empty();
        }
        int results = Optional.ofNullable(file.results()).orElse(SearchTool.USUAL_RESULTS);
        WebSearchEngine engine = name.get().equals(CORPUS) ? corpus().engine() : remote(name.get());
        searchWords = "search (" + (name.get().equals(CORPUS) ? corpus().size() + " documents" : name.get()) + ")";
        boolean isKept = !name.get().equals(CORPUS);
        return Optional.of(AnnotatedTools.perAttempt(
                List.of(SearchTool.class),
                Set.of(),
                attempt -> List.of(new SearchTool(
                        isKept
                                ? engines.computeIfAbsent(
                                        attempt.pass().step().run(),
                                        run -> new CachedSearch(engine, name.get(), folder(run, "searches")))
                                : engine,
                        results))));
    }

    /** What is searched, for people. */
    String searchWords() {
        return searchWords;
    }

    /** The tools that read pages. */
    Toolkit pages() {
        FetchSettings.Builder settings = FetchSettings.builder();
        Optional.ofNullable(file.allowNetworks())
                .orElseGet(List::of)
                .forEach(network -> AgentSpec.checked(() -> settings.allowNetwork(network)));
        Optional.ofNullable(file.connectTo())
                .orElseGet(Map::of)
                .forEach((host, target) -> settings.connectTo(host, target(host, target)));
        Optional.ofNullable(file.ports()).ifPresent(more -> {
            Set<Integer> ports = new HashSet<>(USUAL_PORTS);
            ports.addAll(more);
            settings.ports(ports);
        });
        Optional.ofNullable(file.obeyRobots()).ifPresent(settings::obeyRobots);
        domain.site().ifPresent(synthetic -> {
            InetSocketAddress loopback = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), served(synthetic).port());
            hosts(synthetic).forEach(host -> settings.connectTo(host, loopback));
        });
        HttpFetcher http = new HttpFetcher(AgentSpec.checked(settings::build));
        open.add(http::close);
        return AnnotatedTools.perAttempt(
                List.of(PageTool.class),
                Set.of("read_page", "click"),
                attempt -> List.of(new PageTool(
                        fetchers.computeIfAbsent(attempt.pass().step().run(), run -> pages(run, http)),
                        PageSettings.defaults())));
    }

    private Fetcher pages(RunId run, Fetcher http) {
        Fetcher kept = new CachingFetcher(http, new FolderPageCache(folder(run, "pages")));
        return hasCorpus() ? corpus().fetcher(kept) : kept;
    }

    /** What is read, for people. */
    String pageWords() {
        return isSynthetic() ? "read_page and click (synthetic website on loopback)" : "read_page and click";
    }

    @Override
    public void close() {
        List<Runnable> closings = new ArrayList<>();
        corpus.ifPresent(folder -> closings.add(folder::close));
        site.ifPresent(server -> closings.add(server::close));
        closings.addAll(open);
        Closing.all(closings);
    }

    private Optional<String> engine() {
        if (isSynthetic()) {
            return Optional.of(CORPUS);
        }
        return given.search()
                .or(() -> given.corpus().map(folder -> CORPUS))
                .or(() -> new SearchEngines(environment.variables())
                        .configured().stream().findFirst());
    }

    private WebSearchEngine remote(String name) {
        SearchEngines engines = new SearchEngines(environment.variables());
        SearchSettings settings = AgentSpec.checked(() -> SearchEngines.parse(name));
        return AgentSpec.checked(() -> engines.engine(settings));
    }

    private boolean hasCorpus() {
        return given.corpus().isPresent()
                || given.search().filter(CORPUS::equals).isPresent();
    }

    private synchronized Corpus corpus() {
        if (corpus.isEmpty()) {
            corpus = Optional.of(domain.site().map(this::corpusOf).orElseGet(this::corpusOfUser));
            corpus.get().unreadable().forEach(line -> environment.notice("note: left out of the corpus: " + line));
        }
        return corpus.get();
    }

    private Corpus corpusOfUser() {
        Path folder = given.corpus()
                .map(environment::path)
                .orElseThrow(() ->
                        new UserError(UserError.Kind.USAGE, "--search corpus needs a folder: give it with --corpus"));
        if (!Files.isDirectory(folder)) {
            throw UserError.input("--corpus " + environment.shown(folder) + ": there is no such folder");
        }
        UnaryOperator<String> addresses = Optional.ofNullable(file.corpusUrl())
                .map(base -> AgentSpec.checked(() -> Corpus.under(base)))
                .orElseGet(Corpus::byPath);
        String name = Fingerprint.of(folder.toAbsolutePath().normalize().toString(), addresses.apply(""))
                .brief();
        try {
            return Corpus.open(folder, home.resolve(CORPUS).resolve(name), addresses);
        } catch (UncheckedIOException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
    }

    /** Written once for each version of the site; whole, or not there at all. */
    private Corpus corpusOf(Site pages) {
        String version = Fingerprint.of(pages.pages().stream()
                        .map(page -> page.address() + " " + page.text())
                        .toList())
                .brief();
        Path folder = WebCache.folder(home).resolve("site-" + version);
        try {
            if (!Files.isDirectory(folder)) {
                Path unfinished = WebCache.folder(home).resolve("site-" + version + ".tmp");
                PrivateFiles.folder(unfinished);
                pages.writeTo(unfinished);
                PrivateFiles.close(unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return Corpus.open(
                    folder,
                    WebCache.folder(home).resolve("site-" + version + ".index"),
                    path -> "http://" + path.replaceFirst("(index)?\\.html$", ""));
        } catch (IOException e) {
            throw new UserError(
                    UserError.Kind.STORAGE,
                    "cannot write the synthetic website into " + folder + ": " + FileProblem.writing(folder, e));
        }
    }

    private boolean isSynthetic() {
        return domain.site().isPresent();
    }

    private SiteServer served(Site synthetic) {
        if (site.isEmpty()) {
            site = Optional.of(SiteServer.start(synthetic));
        }
        return site.get();
    }

    private static Set<String> hosts(Site site) {
        Set<String> hosts = new HashSet<>();
        for (SitePage page : site.pages()) {
            hosts.add(page.address().getHost());
        }
        return hosts;
    }

    @SuppressWarnings("AddressSelection") // The user names one place, as with curl --connect-to.
    private static InetSocketAddress target(String host, String target) {
        int colon = target.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    target.substring(0, Math.max(0, colon)), Integer.parseInt(target.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    UserError.Kind.USAGE, "tools.connectTo " + host + ": '" + target + "' is not HOST:PORT");
        }
    }

    private Path folder(RunId run, String what) {
        return WebCache.folder(home, run).resolve(what);
    }
}
