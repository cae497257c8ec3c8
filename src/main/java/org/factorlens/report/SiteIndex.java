package org.factorlens.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private SiteIndex() {}

    /** What the template draws. */
    record View(Frame frame, List<Card> cards) {}

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

    /** Lists every experiment found as {@code NAME/downloads/manifest.json}, by name. */
    static void write(Path site, Templates templates) {
        List<Card> cards = experiments(site).stream().map(SiteIndex::card).toList();
        Frame frame = new Frame(
                "Experiments · FactorLens",
                "Experiments with matrix-factorization recommenders, each with its data, results and how to reproduce it.",
                "",
                "",
                "",
                List.of(),
                List.of("FactorLens"),
                List.of());
        try {
            Files.writeString(
                    site.resolve("index.html"),
                    templates.render("pages/site", new View(frame, cards)),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadResultsException("cannot write " + site.resolve("index.html") + ": " + e.getMessage(), e);
        }
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
        Optional<Summary> chosen = new Configurations(rows, List.of()).selected();
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
                Units.counted(manifest.plan().cells(), "run", "runs"));
    }
}
