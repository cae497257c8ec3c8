package org.factorlens.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/** {@code index.html} of the site: a card for each experiment that stands in it. */
final class SiteIndex {
    /** Address in the site. */
    static final String PATH = "index.html";

    private SiteIndex() {}

    /** What the template draws. */
    record View(Frame frame, List<Card> cards, boolean sharing) {}

    /** An experiment. */
    record Card(
            String href,
            String title,
            String question,
            String dataset,
            String best,
            String rmse,
            String interval,
            String runs) {}

    /**
     * Lists every experiment found as {@code NAME/downloads/manifest.json} in {@code site}, by name, and sets those on the
     * same data side by side.
     */
    static void write(SiteOutput out, Path site, Templates templates) {
        List<ResultStore> experiments = experiments(site);
        List<Card> cards = experiments.stream().map(SiteIndex::card).toList();
        SharedData shared = new SharedData(experiments);
        Frame frame = frame(
                "Experiments",
                "Experiments with matrix-factorization recommenders, each with its data, results and how to reproduce it.");
        out.write(PATH, templates.render("pages/site", new View(frame, cards, !shared.isEmpty())));
        if (!shared.isEmpty()) {
            Frame above = frame("Same data", "Experiments that read the same data files, side by side.");
            out.write(SharedData.PATH, templates.render("pages/same-data", shared.view(above)));
        }
    }

    private static Frame frame(String title, String description) {
        return new Frame(title + " · FactorLens", description, "", "", "", List.of(), List.of("FactorLens"), List.of());
    }

    private static List<ResultStore> experiments(Path site) {
        try (Stream<Path> folders = Files.list(site)) {
            return folders.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(folder -> new ResultStore(folder.resolve("downloads")))
                    .filter(ResultStore::hasRun)
                    .toList();
        } catch (IOException e) {
            throw new BadResultsException("cannot list " + site + ": " + e.getMessage(), e);
        }
    }

    private static Card card(ResultStore store) {
        Manifest manifest = store.readJson(ResultStore.MANIFEST, Manifest.class);
        List<Summary> rows = store.read(ResultTable.SUMMARY);
        Labels labels = new Labels(rows);
        Configurations configurations = new Configurations(rows, List.of());
        Optional<Summary> chosen = configurations.selected();
        return new Card(
                store.directory().getParent().getFileName() + "/index.html",
                manifest.title(),
                manifest.question(),
                manifest.dataset().title() + ", "
                        + Units.counted(manifest.dataset().ratings(), "rating", "ratings"),
                chosen.map(row -> labels.shown(row.configuration())).orElse("no run succeeded"),
                chosen.map(row -> Numbers.rmse(row.testRmseMean())).orElse(Numbers.NOT_AVAILABLE),
                chosen.map(row -> Phrases.interval(row.testRmseLow(), row.testRmseHigh()))
                        .orElse(""),
                Units.counted(manifest.plan().cells(), "run", "runs") + rivals(configurations));
    }

    private static String rivals(Configurations configurations) {
        long others = configurations.others().stream()
                .filter(Summary::indistinguishable)
                .count();
        return others == 0 ? "" : "; " + Units.counted(others, "other", "others") + " indistinguishable";
    }
}
