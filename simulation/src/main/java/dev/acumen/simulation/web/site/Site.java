package dev.acumen.simulation.web.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A website under made-up hosts: three organisations and a forum full of hostile pages. Everything on it is made from a model of facts,
 * so pages and answers agree; it is the same each time.
 */
public final class Site {

    private static final int QUESTIONS = 60;

    private final Map<String, SitePage> pages = new LinkedHashMap<>();
    private final List<Question> questions;
    private final Map<String, String> homes = new LinkedHashMap<>();

    private Site(List<Host> hosts) {
        List<HostilePage> hostile = HostilePages.all();
        List<String> threads =
                hostile.stream().map(page -> page.page().address().toString()).toList();
        for (Host host : hosts) {
            homes.put(host.title(), host.home());
            new Pages(host, threads).all().forEach(this::add);
        }
        hostile.forEach(page -> add(page.page()));
        this.questions = Questions.of(hosts, QUESTIONS);
    }

    /** The site. */
    public static Site made() {
        Things things = new Things();
        return new Site(List.of(things.northfield(), things.meridian(), things.halden()));
    }

    /** Every page, hostile ones last. */
    public List<SitePage> pages() {
        return List.copyOf(pages.values());
    }

    /** The page at an address, if there is one. */
    public Optional<SitePage> page(String address) {
        return Optional.ofNullable(pages.get(address));
    }

    /** Home pages by the name of the organisation. */
    public Map<String, String> homes() {
        return Map.copyOf(homes);
    }

    /** The questions, with their answers. */
    public List<Question> questions() {
        return questions;
    }

    /**
     * Writes every page into a folder, as {@code host/path}; a page at the root of its host is called {@code index.html}.
     *
     * @return the files
     * @throws IOException if one cannot be written
     */
    public List<Path> writeTo(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (SitePage page : pages.values()) {
            String path = page.address().getPath();
            String name = path.equals("/") ? "/index.html" : page.isPdf() ? path : path + ".html";
            Path file = folder.resolve(page.address().getHost() + name);
            Files.createDirectories(file.resolveSibling("."));
            files.add(Files.write(file, page.content()));
        }
        return files;
    }

    private void add(SitePage page) {
        if (pages.put(page.address().toString(), page) != null) {
            throw new IllegalStateException("two pages at " + page.address());
        }
    }
}
