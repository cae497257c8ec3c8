package org.factorlens.experiment;

import java.util.Optional;
import java.util.function.Consumer;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;

/** Whether the result files that are there are those of a run: then there is nothing to do. */
final class Published {
    private static final String NAME = "published";

    private final ResultStore store;
    private final CellStore kept;
    private final String key;
    private final Consumer<String> notes;

    /**
     * About the files in {@code store}.
     *
     * @param key digest of all that decides them
     * @param notes told of a file that is damaged
     */
    Published(ResultStore store, CellStore kept, String key, Consumer<String> notes) {
        this.notes = notes;
        this.store = store;
        this.kept = kept;
        this.key = key;
    }

    /** The digest of the manifest, which holds those of all other files. */
    private record Files(String manifest) {}

    /** Whether every file of the run is there and whole. */
    boolean isThere() {
        Files files = kept.find(NAME, key, Files.class);
        if (files == null
                || !store.hasRun()
                || !store.digest(ResultStore.MANIFEST).equals(files.manifest())) {
            return false;
        }
        Manifest manifest = store.readJson(ResultStore.MANIFEST, Manifest.class);
        if (!manifest.resultDigests().keySet().stream().allMatch(store::has)
                || !store.has(ResultTable.TIMINGS.fileName())) {
            return false;
        }
        Optional<String> changed = store.changed(manifest);
        changed.ifPresent(name -> notes.accept(
                store.directory().resolve(name) + " is not the file that the run wrote; it is written again"));
        return changed.isEmpty();
    }

    /** Remembers that the files of this run are there now, where none of its cells failed. */
    void keep(boolean allOk) {
        if (allOk) {
            kept.keep(NAME, key, new Files(store.digest(ResultStore.MANIFEST)));
        }
    }
}
