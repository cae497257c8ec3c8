package org.factorlens.experiment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.RecordFile;
import org.factorlens.training.Checkpoints;

/**
 * Finished cells and the state of those in flight, in the hidden folder {@code .cells} of a results directory. A file is used
 * only where its key is the one asked for and every byte of it is as written; else the work is done again. Cells that the
 * experiment no longer has are kept: they may come back.
 */
final class CellStore {
    private static final String SUFFIX = ".record";

    private final Path folder;
    private final Duration interval;
    private final Consumer<String> notes;

    /**
     * The store of a results directory.
     *
     * @param notes told in a sentence of every file that cannot be used
     */
    CellStore(Path results, Resume resume, Consumer<String> notes) {
        this.folder = results.resolve(".cells");
        this.interval = resume.checkpoint();
        this.notes = notes;
        forget(resume.fresh() ? "*" : "*.tmp");
    }

    /** What was kept under a name for a key, or null. */
    <T extends Record> T find(String name, String key, Class<T> type) {
        try {
            return RecordFile.read(file(name), key, type);
        } catch (BadResultsException e) {
            notes.accept(e.getMessage() + "; what it held is computed again");
            return null;
        }
    }

    /** Keeps {@code value} in place of what had its name. */
    void keep(String name, String key, Record value) {
        RecordFile.write(file(name), key, value);
    }

    /** The outcome of a cell that was kept, or null. */
    CellOutcome findCell(String id, String key) {
        CellOutcome outcome = find(id, key, CellOutcome.class);
        if (outcome != null) {
            removeStages(id);
        }
        return outcome;
    }

    /** Keeps a finished cell. */
    void keepCell(CellOutcome outcome, String key) {
        String id = outcome.cell().id();
        keep(id, key, outcome);
        removeStages(id);
    }

    /** The state of the training of a cell is not needed any more; a run may have been killed before it removed that. */
    private void removeStages(String id) {
        for (String stage : CellRun.STAGES) {
            remove(file(id + "." + stage));
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /** Removes files; those that end in {@code .tmp} were being written by a run that was killed. */
    private void forget(String glob) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(this::remove);
        } catch (IOException e) {
            throw new BadResultsException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    private void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadResultsException("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    /** The checkpoints of the stages of a cell, or of other work that has {@code name} for itself. */
    Function<String, Checkpoints> checkpoints(String name, String key) {
        return stage -> new Timed(name + "." + stage, key);
    }

    private final class Timed implements Checkpoints {
        private final String name;
        private final String key;
        private long last = System.nanoTime();

        private Timed(String name, String key) {
            this.name = name;
            this.key = key;
        }

        @Override
        public <S extends Record> S last(Class<S> type) {
            return find(name, key, type);
        }

        @Override
        public void sweepEnded(Supplier<? extends Record> state) {
            if (System.nanoTime() - last >= interval.toNanos()) {
                keep(name, key, state.get());
                last = System.nanoTime();
            }
        }
    }
}
