package org.factorlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells whether any file below a folder has changed, come or gone since it was last asked. */
final class FolderWatch {
    private final Path folder;
    private Map<Path, String> known;

    FolderWatch(Path folder) {
        this.folder = folder;
        this.known = states();
    }

    /** Whether anything changed since the last time. */
    boolean changed() {
        Map<Path, String> now = states();
        boolean changed = !now.equals(known);
        known = now;
        return changed;
    }

    /** Time and size of each file. */
    private Map<Path, String> states() {
        Map<Path, String> states = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                states.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        } catch (IOException e) {
            // an editor is replacing a file just now: it shows as a change, and again when it is there
            states.put(folder, e.getClass().getName());
        }
        return states;
    }
}
