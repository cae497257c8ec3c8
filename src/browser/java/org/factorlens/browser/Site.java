package org.factorlens.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A generated site on disk. */
record Site(Path folder) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /** The site that the build has just generated. */
    static Site generated() {
        return new Site(Path.of(System.getProperty("site.dir")).toAbsolutePath());
    }

    /** The experiment that the build ran. */
    static String experiment() {
        return System.getProperty("experiment");
    }

    /** Addresses of all pages, from the site's root, in order. */
    List<String> pages() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page that stands for itself, and of the runs, which share a template, the first, the middle and the last. */
    List<String> kinds() {
        return withRuns(Site::some);
    }

    /** Every page that stands for itself, and of the runs the first of each form of name (model and options) and the largest. */
    List<String> kindsOfEachModel() {
        return withRuns(this::ofEachModel);
    }

    private List<String> withRuns(UnaryOperator<List<String>> chosen) {
        TreeMap<String, List<String>> folders =
                pages().stream().collect(Collectors.groupingBy(Site::parent, TreeMap::new, Collectors.toList()));
        List<String> kinds = new ArrayList<>();
        folders.forEach((parent, pages) -> kinds.addAll(parent.endsWith("/runs/") ? chosen.apply(pages) : pages));
        return kinds;
    }

    /** The same without the page to print, which repeats all others. */
    List<String> kindsOnScreen() {
        return kinds().stream().filter(page -> !isPrint(page)).toList();
    }

    /** Whether a page is the whole report for a printer. */
    static boolean isPrint(String page) {
        return page.endsWith("/print.html");
    }

    private static List<String> some(List<String> pages) {
        TreeSet<Integer> places = new TreeSet<>(List.of(0, pages.size() / 2, pages.size() - 1));
        return places.stream().map(pages::get).toList();
    }

    private List<String> ofEachModel(List<String> runs) {
        TreeMap<String, String> first = runs.stream()
                .collect(Collectors.toMap(
                        run -> NUMBER.matcher(run).replaceAll(""), run -> run, (a, b) -> a, TreeMap::new));
        TreeSet<String> chosen = new TreeSet<>(first.values());
        chosen.add(Collections.max(
                runs,
                Comparator.comparingLong(run -> folder.resolve(run).toFile().length())));
        return List.copyOf(chosen);
    }

    private static String parent(String page) {
        return page.substring(0, page.lastIndexOf('/') + 1);
    }

    /** Address of a page for a browser. */
    String address(String page) {
        return folder.resolve(page).toUri().toString();
    }
}
