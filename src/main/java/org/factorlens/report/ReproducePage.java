package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;

/** How to get the same bytes again: commands, configuration, digests, versions, licence of the data. */
final class ReproducePage implements Page {
    private final Manifest manifest;

    ReproducePage(ExperimentResults results) {
        this.manifest = results.manifest();
    }

    @Override
    public String path() {
        return "reproduce.html";
    }

    @Override
    public String title() {
        return "Reproduce";
    }

    @Override
    public String navLabel() {
        return "Reproduce";
    }

    @Override
    public String description() {
        return "Commands, configuration, digests and versions of " + manifest.title() + ".";
    }

    @Override
    public String template() {
        return "pages/reproduce";
    }

    @Override
    public List<String> scripts() {
        return List.of("./environment.js", "environment.js");
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String build,
            String placeholders,
            String cell,
            String yaml,
            String yamlDigest,
            List<RunPage.Setting> versions,
            String licence,
            List<RunPage.Setting> data,
            List<String> skipped,
            TableView files,
            String split,
            TableView folds,
            TableView downloads) {}

    /** A file with its digest. */
    private record Digest(String name, String sha256) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        return new View(
                frame,
                new Commands(manifest).build(),
                new Commands(manifest).placeholders(),
                manifest.selectedCell().isEmpty() ? "" : new Commands(manifest).reproduce(manifest.selectedCell()),
                manifest.experimentFile(),
                manifest.experimentSha256(),
                versions(),
                manifest.dataset().licence(),
                data(manifest.dataset()),
                manifest.dataset().firstSkipped(),
                files(),
                manifest.split().description(),
                folds(),
                downloads());
    }

    private List<RunPage.Setting> versions() {
        return List.of(
                new RunPage.Setting("FactorLens", manifest.factorlens()),
                new RunPage.Setting("Numeric rules", "version " + manifest.kernelContract()),
                new RunPage.Setting("Layout of results", "version " + manifest.schema()),
                new RunPage.Setting("Runs", Numbers.count(manifest.plan().cells())),
                new RunPage.Setting("Failed", Numbers.count(manifest.plan().failed())));
    }

    private static List<RunPage.Setting> data(Manifest.DatasetInfo data) {
        return List.of(
                new RunPage.Setting("Data set", data.title()),
                new RunPage.Setting("Ratings", Numbers.count(data.ratings())),
                new RunPage.Setting("Users", Numbers.count(data.users())),
                new RunPage.Setting("Items", Numbers.count(data.items())),
                new RunPage.Setting("Items with ratings", Numbers.count(data.ratedItems())),
                new RunPage.Setting("Repeated ratings, last kept", Numbers.count(data.duplicates())),
                new RunPage.Setting("Rows skipped", Numbers.count(data.skipped())));
    }

    private TableView files() {
        List<Column<Manifest.FileInfo>> columns = List.of(
                Column.text("File", Manifest.FileInfo::name).naming(),
                Column.number("Size", Manifest.FileInfo::bytes, bytes -> Units.bytes(Math.round(bytes))),
                Column.text("SHA-256", Manifest.FileInfo::sha256));
        return Table.of("Data files", columns).view(DataPage.filesOf(manifest.dataset()));
    }

    private TableView folds() {
        List<Column<Manifest.FoldInfo>> columns = List.of(
                Column.count("Fold", Manifest.FoldInfo::fold).naming(),
                Column.count("Training", Manifest.FoldInfo::train),
                Column.count("Validation", Manifest.FoldInfo::validation),
                Column.count("Test", Manifest.FoldInfo::test),
                Column.text("SHA-256 of the assignment", Manifest.FoldInfo::sha256));
        return Table.of("Ratings in each part", columns).view(manifest.split().folds());
    }

    private TableView downloads() {
        List<Digest> rows = new ArrayList<>();
        rows.add(new Digest(ResultStore.MANIFEST, "–"));
        for (Map.Entry<String, String> entry : manifest.resultDigests().entrySet()) {
            rows.add(new Digest(entry.getKey(), entry.getValue()));
        }
        List<Column<Digest>> columns = List.of(
                Column.text("File", Digest::name)
                        .naming()
                        .linked(row -> ExperimentSite.isDownload(row.name()) ? "downloads/" + row.name() : null),
                Column.text("What it holds", (Digest row) -> DownloadNotes.of(row.name()))
                        .wrapped(),
                Column.text("SHA-256", Digest::sha256));
        return Table.of("Results as the run wrote them", columns).view(rows);
    }
}
