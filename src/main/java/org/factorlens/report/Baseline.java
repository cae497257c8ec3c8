package org.factorlens.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.CellResult;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/**
 * An earlier run, from the downloads that its report offered.
 *
 * @param manifest its provenance
 * @param summary its configurations, named as in the file
 * @param cells its runs
 */
record Baseline(Manifest manifest, List<Summary> summary, List<CellResult> cells) {
    /**
     * Reads the downloads of a report.
     *
     * @param directory such as {@code site/NAME/downloads}
     * @throws BadResultsException where it is no such directory, or its files are not those that its manifest vouches for
     */
    static Baseline read(Path directory) {
        ResultStore store = new ResultStore(directory);
        for (String file :
                List.of(ResultStore.MANIFEST, ResultTable.SUMMARY.fileName(), ResultTable.CELLS.fileName())) {
            if (!store.has(file)) {
                throw new BadResultsException("--baseline " + directory + " is not the downloads of a run: "
                        + (Files.isDirectory(directory) ? "it holds no " + file : "there is no such folder")
                        + "; expected what a report offers, such as site/NAME/downloads");
            }
        }
        try {
            return checked(store);
        } catch (BadResultsException e) {
            throw new BadResultsException("--baseline " + directory + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Files that another version of the program wrote in another form are refused by their readers. */
    private static Baseline checked(ResultStore store) {
        Manifest manifest = store.readJson(ResultStore.MANIFEST, Manifest.class);
        for (ResultTable<?> table : List.of(ResultTable.SUMMARY, ResultTable.CELLS)) {
            String expected = manifest.resultDigests().get(table.fileName());
            if (!store.digest(table.fileName()).equals(expected)) {
                throw new BadResultsException(
                        table.fileName() + " is not the file that its manifest.json vouches for; download both again");
            }
        }
        return new Baseline(manifest, store.read(ResultTable.SUMMARY), store.read(ResultTable.CELLS));
    }

    /** Its configurations by the names in the file. */
    Configurations configurations() {
        return new Configurations(summary, cells);
    }

    /** Whether two runs read the same data, by the digests of their files. */
    static boolean sameData(Manifest a, Manifest b) {
        return digests(a).equals(digests(b));
    }

    /** Digests of the data files in order. */
    static List<String> digests(Manifest manifest) {
        return manifest.dataset().files().stream()
                .map(Manifest.FileInfo::sha256)
                .toList();
    }

    /** Whether every rating has the same part in both splits, so that runs can be paired fold by fold. */
    static boolean sameSplit(Manifest a, Manifest b) {
        return sameData(a, b)
                && a.split().folds().stream()
                        .map(Manifest.FoldInfo::sha256)
                        .toList()
                        .equals(b.split().folds().stream()
                                .map(Manifest.FoldInfo::sha256)
                                .toList());
    }
}
