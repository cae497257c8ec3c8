package org.factorlens.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.ResultStore;

/** Builds the site from results directories. Reads nothing else and trains nothing. */
public final class Report {
    private Report() {}

    /**
     * Builds the pages of experiments and the site's index. Folders of other experiments in the site stay as they are and
     * are listed too.
     *
     * @param resultsRoot directory that holds a results directory for each experiment
     * @param names experiments to build; all that have results where the list is empty
     * @param site the site's directory, made where it is not there
     * @throws BadResultsException where results are missing or cannot be read, or a folder of the site is not ours
     */
    public static void generate(Path resultsRoot, List<String> names, Path site) {
        List<String> chosen = names.isEmpty() ? withResults(resultsRoot) : names;
        if (chosen.isEmpty()) {
            throw new BadResultsException("there are no results in " + resultsRoot + "; run an experiment first");
        }
        Templates templates = new Templates();
        for (String name : chosen) {
            ResultStore store = new ResultStore(resultsRoot.resolve(name));
            if (!store.hasRun()) {
                throw new BadResultsException(
                        "there are no results of '" + name + "' in " + resultsRoot + "; run the experiment first");
            }
            FolderOutput out = new FolderOutput(site.resolve(name), "downloads/" + ResultStore.MANIFEST);
            new ExperimentSite(new ExperimentResults(store), templates).write(out);
            out.publish();
        }
        FolderOutput assets = new FolderOutput(site.resolve(Assets.FOLDER), Assets.MARK);
        Assets.write(assets);
        assets.publish();
        SiteIndex.write(site, templates);
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
