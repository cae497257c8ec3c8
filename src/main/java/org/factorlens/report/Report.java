package org.factorlens.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.ResultStore;

/** Builds the site from results directories. Reads nothing else and trains nothing. */
public final class Report {
    private static final Set<String> RESERVED = Set.of(Assets.FOLDER, SiteIndex.PATH, SharedData.PATH, SiteMark.FILE);

    private Report() {}

    /** Builds a site without an earlier run to compare with, from the program's own templates. */
    public static void generate(Path resultsRoot, List<String> names, Path site) {
        generate(new ReportRequest(resultsRoot, names, site));
    }

    /**
     * Builds the pages of experiments and the site's index aside, and puts them in the place of the site at once. Other
     * experiments of the site stay as they are and are listed too.
     *
     * @throws BadResultsException where results are missing or cannot be read, the site is not ours to replace, or the
     *     baseline is not what it should be; the site is as it was then
     */
    public static void generate(ReportRequest request) {
        List<String> chosen = request.names().isEmpty() ? withResults(request.results()) : request.names();
        if (chosen.isEmpty()) {
            throw new BadResultsException("there are no results in " + request.results() + "; run an experiment first");
        }
        Baseline baseline =
                request.baseline().map(folder -> baseline(folder, chosen)).orElse(null);
        TemplateFiles files = request.templates().map(TemplateFiles::in).orElseGet(TemplateFiles::ofProgram);
        Templates templates = new Templates(files);
        List<Path> needed = List.of(Path.of(""), Path.of(System.getProperty("user.home", "/")), request.results());
        try (SiteFolder site = SiteFolder.open(request.site(), needed)) {
            for (String name : chosen) {
                ExperimentResults results = new ExperimentResults(store(request.results(), name));
                Baseline earlier =
                        baseline != null && baseline.manifest().name().equals(name) ? baseline : null;
                site.checkReplaceable(name, "downloads/" + ResultStore.MANIFEST);
                new ExperimentSite(results, templates, Pages.of(results, files, earlier)).write(site.folder(name));
                results.check();
            }
            site.checkReplaceable(Assets.FOLDER, Assets.MARK);
            Assets.write(site.folder(Assets.FOLDER), files);
            site.carryOver(Set.of(SiteIndex.PATH, SharedData.PATH));
            SiteIndex.write(site, site.aside(), templates);
            site.publish();
        }
    }

    /**
     * Checks that a folder holds the downloads of an earlier run of one of the experiments named.
     *
     * @throws BadResultsException where it does not
     */
    public static void checkBaseline(Path folder, List<String> names) {
        baseline(folder, names);
    }

    private static Baseline baseline(Path folder, List<String> names) {
        Baseline baseline = Baseline.read(folder);
        if (!names.contains(baseline.manifest().name())) {
            throw new BadResultsException("--baseline " + folder + " holds a run of '"
                    + baseline.manifest().name() + "'; expected one of " + String.join(", ", names));
        }
        return baseline;
    }

    private static ResultStore store(Path resultsRoot, String name) {
        if (RESERVED.contains(name)) {
            throw new BadResultsException(
                    "an experiment cannot be called '" + name + "': the site has that name for " + "something else");
        }
        ResultStore store = new ResultStore(resultsRoot.resolve(name));
        if (!store.hasRun()) {
            throw new BadResultsException(
                    "there are no results of '" + name + "' in " + resultsRoot + "; run the experiment first");
        }
        return store;
    }

    private static List<String> withResults(Path resultsRoot) {
        if (!Files.isDirectory(resultsRoot)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(resultsRoot)) {
            return folders.filter(folder -> new ResultStore(folder).hasRun())
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            throw new BadResultsException("cannot list " + resultsRoot + ": " + e.getMessage(), e);
        }
    }
}
