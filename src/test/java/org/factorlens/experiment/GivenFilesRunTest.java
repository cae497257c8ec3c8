package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.Manifest;
import org.factorlens.results.RatingCount;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folds that come as pairs of files, each of which holds all ratings once. */
class GivenFilesRunTest {
    private static final int PAIRS = 5;

    @TempDir
    Path directory;

    /** {@code u1.base}, {@code u1.test}, … in the form of ml-100k: 20 users rate 12 of 16 items. */
    private void write(Path folder) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int user = 1; user <= 20; user++) {
            for (int item = 1; item <= 16; item++) {
                if ((user + item) % 4 != 0) {
                    rows.add(user + "\t" + item + "\t" + (1 + (user * 7 + item * 3) % 5) + "\t" + (1000 + item) + "\n");
                }
            }
        }
        Files.createDirectories(folder);
        for (int pair = 0; pair < PAIRS; pair++) {
            StringBuilder train = new StringBuilder();
            StringBuilder test = new StringBuilder();
            for (int i = 0; i < rows.size(); i++) {
                (i % PAIRS == pair ? test : train).append(rows.get(i));
            }
            Files.writeString(folder.resolve("u" + (pair + 1) + ".base"), train);
            Files.writeString(folder.resolve("u" + (pair + 1) + ".test"), test);
        }
        StringBuilder items = new StringBuilder();
        for (int item = 1; item <= 16; item++) {
            items.append(item).append("|Title ").append(item).append(" (1990)|01-Jan-1990||");
            items.append("|0".repeat(19)).append('\n');
        }
        Files.writeString(folder.resolve("u.item"), items);
    }

    @Test
    void statistics_ofSeveralPairs_countEachRatingOnce() throws IOException {
        Path data = directory.resolve("data");
        write(data);
        StringBuilder pairs = new StringBuilder();
        for (int pair = 1; pair <= PAIRS; pair++) {
            pairs.append("{train: u")
                    .append(pair)
                    .append(".base, test: u")
                    .append(pair)
                    .append(".test}, ");
        }
        Experiment experiment = ExperimentFile.parse(
                "name: tiny\ndataset: {name: tiny, path: \"" + data + "\", format: ml-100k}\n"
                        + "split: {strategy: files, pairs: [" + pairs + "], validation: 0.1}\n"
                        + "matrix: {k: [0, 2], sweeps: 3}\n",
                "tiny.yaml");
        ResultStore store = new ResultStore(directory.resolve("results"));
        TinyRun.run(experiment, data, store, 2);

        Manifest.DatasetInfo info =
                store.readJson(ResultStore.MANIFEST, Manifest.class).dataset();
        assertThat(info.ratings()).isEqualTo(240);
        assertThat(info.density()).isEqualTo(240.0 / (20 * 16));
        assertThat(store.read(ResultTable.RATINGS_HISTOGRAM).stream()
                        .mapToLong(RatingCount::ratings)
                        .sum())
                .isEqualTo(240);
        assertThat(store.read(ResultTable.RATINGS_HISTOGRAM).stream()
                        .mapToDouble(RatingCount::share)
                        .sum())
                .isEqualTo(1);
        assertThat(store.read(ResultTable.DEGREES))
                .containsExactly(new DegreeCount("user", 12, 20), new DegreeCount("item", 15, 16));
        assertThat(store.read(ResultTable.CELLS))
                .hasSize(2 * PAIRS)
                .allMatch(cell -> cell.nTest() == 48 && cell.nTrain() == 192)
                .allMatch(CellResult::ok);
    }
}
