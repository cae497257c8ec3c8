package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CellResult;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/** Experiments of a site that read the same data files, side by side: {@code same-data.html}. */
final class SharedData {
    /** Address in the site. */
    static final String PATH = "same-data.html";

    private final List<List<Entry>> groups;

    /** An experiment of the site. */
    private record Entry(String href, Manifest manifest, Configurations configurations, List<CellResult> cells) {
        static Entry of(ResultStore downloads) {
            List<Summary> summary = downloads.read(ResultTable.SUMMARY);
            Labels labels = new Labels(summary);
            List<CellResult> cells = downloads.read(ResultTable.CELLS).stream()
                    .map(labels::shown)
                    .toList();
            return new Entry(
                    downloads.directory().getParent().getFileName() + "/index.html",
                    downloads.readJson(ResultStore.MANIFEST, Manifest.class),
                    new Configurations(summary.stream().map(labels::shown).toList(), cells),
                    cells);
        }

        Optional<Summary> chosen() {
            return configurations.selected();
        }

        Optional<Summary> baseline() {
            return Baselines.best(configurations);
        }
    }

    /** Two experiments with the same split and the difference of what they chose. */
    private record Pair(Entry a, Entry b, PairedFolds paired) {}

    /** Finds groups of two experiments or more among the downloads of a site. */
    SharedData(List<ResultStore> experiments) {
        Map<List<String>, List<Entry>> byData = new LinkedHashMap<>();
        for (ResultStore store : experiments) {
            Entry entry = Entry.of(store);
            byData.computeIfAbsent(Baseline.digests(entry.manifest()), digests -> new ArrayList<>())
                    .add(entry);
        }
        this.groups = byData.entrySet().stream()
                .filter(group -> !group.getKey().isEmpty() && group.getValue().size() > 1)
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** What the template draws. */
    record View(Frame frame, List<Group> groups) {}

    /** Experiments on one data set. */
    record Group(
            String title,
            String data,
            TableView experiments,
            String note,
            TableView pairs,
            List<TableView> protocols) {}

    View view(Frame frame) {
        return new View(frame, groups.stream().map(SharedData::group).toList());
    }

    private static Group group(List<Entry> entries) {
        Manifest.DatasetInfo data = entries.get(0).manifest().dataset();
        List<Pair> pairs = pairs(entries);
        return new Group(
                data.title(),
                Units.counted(data.ratings(), "rating", "ratings") + " by "
                        + Units.counted(data.users(), "user", "users") + "; files "
                        + String.join(
                                ", ",
                                Baseline.digests(entries.get(0).manifest()).stream()
                                        .map(Provenance::shortened)
                                        .toList()),
                experiments(entries),
                note(entries, pairs),
                differences(pairs),
                protocols(entries));
    }

    private static List<TableView> protocols(List<Entry> entries) {
        List<TableView> tables = new ArrayList<>();
        for (Entry a : entries) {
            for (Entry b : entries) {
                if (ProtocolGap.applies(a.manifest(), b.manifest())) {
                    tables.add(new ProtocolGap(a.configurations(), b.configurations())
                            .view(a.manifest().title(), b.manifest().title()));
                }
            }
        }
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private static List<Pair> pairs(List<Entry> entries) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                Entry a = entries.get(i);
                Entry b = entries.get(j);
                if (Baseline.sameSplit(a.manifest(), b.manifest())
                        && a.chosen().isPresent()
                        && b.chosen().isPresent()) {
                    pairs.add(new Pair(
                            a,
                            b,
                            PairedFolds.of(
                                    a.configurations().cells(a.chosen().get()),
                                    b.configurations().cells(b.chosen().get()),
                                    PairedFolds.testToTrain(a.cells()))));
                }
            }
        }
        return pairs;
    }

    private static String note(List<Entry> entries, List<Pair> pairs) {
        int all = entries.size() * (entries.size() - 1) / 2;
        if (pairs.isEmpty()) {
            return "They split the ratings in different ways, so their scores are of different test ratings: compare them "
                    + "with care, there is no interval of the difference.";
        }
        return (pairs.size() == all ? "They split the ratings in the same way, so" : "Where the split is the same,")
                + " runs are paired by fold, means over seeds; intervals are at 95%, corrected resampled t over folds.";
    }

    private static TableView experiments(List<Entry> entries) {
        List<Column<Entry>> columns = List.of(
                Column.<Entry>text("Experiment", entry -> entry.manifest().title())
                        .naming()
                        .linked(Entry::href),
                Column.<Entry>text(
                                "Chosen",
                                entry -> entry.chosen()
                                        .map(Summary::configuration)
                                        .orElse("none"))
                        .wrapped(),
                Column.number(
                        "Test RMSE",
                        entry -> entry.chosen().map(Summary::testRmseMean).orElse(Double.NaN),
                        Numbers::rmse),
                Column.text(
                        "95% interval",
                        entry -> entry.chosen()
                                .map(row -> Numbers.interval(row.testRmseLow(), row.testRmseHigh()))
                                .orElse(Numbers.NOT_AVAILABLE)),
                Column.number(
                        "Best without factors",
                        entry -> entry.baseline().map(Summary::testRmseMean).orElse(Double.NaN),
                        Numbers::rmse),
                Column.count(
                        "Configurations", entry -> entry.configurations().all().size()),
                Column.<Entry>text("Split", entry -> entry.manifest().split().description())
                        .wrapped());
        return Table.of("What each experiment chose", columns).view(entries);
    }

    private static TableView differences(List<Pair> pairs) {
        List<Column<Pair>> columns = List.of(
                Column.<Pair>text(
                                "Pair",
                                pair -> pair.a().manifest().title() + " against "
                                        + pair.b().manifest().title())
                        .naming(),
                Column.number("Difference", pair -> pair.paired().mean(), Numbers::difference),
                Column.text(
                        "95% interval",
                        pair -> Phrases.signedInterval(
                                pair.paired().low(), pair.paired().high())),
                Column.text("First errs", pair -> verdict(pair.paired())));
        return Table.of("Test RMSE of the one's chosen configuration minus the other's", columns)
                .view(pairs);
    }

    private static String verdict(PairedFolds paired) {
        if (Double.isNaN(paired.low())) {
            return "cannot be told, no interval";
        }
        boolean zero = paired.low() == 0 && paired.high() == 0;
        return zero ? "the same" : paired.high() < 0 ? "less" : paired.low() > 0 ? "more" : "cannot be told";
    }
}
