package org.factorlens.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.factorlens.results.BadResultsException;

/**
 * Files in a folder that appears at once: they are written to a folder beside it, which takes its place in
 * {@link #publish()}. A folder that is there already is replaced only when it holds {@code mark}, the file that shows
 * that an earlier report made it.
 */
final class FolderOutput implements SiteOutput {
    private final Path target;
    private final Path aside;
    private final String mark;

    FolderOutput(Path target, String mark) {
        this.target = target;
        this.aside = target.resolveSibling("." + target.getFileName() + ".new");
        this.mark = mark;
        if (Files.exists(target) && !isOurs()) {
            throw new BadResultsException(target + " is in the way: it is not empty and holds no " + mark
                    + ", so this program did not make it; move it or choose another --site");
        }
        delete(aside);
    }

    private boolean isOurs() {
        try (var entries = Files.list(target)) {
            return Files.exists(target.resolve(mark)) || entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void write(String path, byte[] bytes) {
        Path file = aside.resolve(path).normalize();
        if (!file.startsWith(aside)) {
            throw new IllegalArgumentException(path + " lies outside the site");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new BadResultsException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Puts what was written in the place of the old folder. */
    void publish() {
        Path old = target.resolveSibling("." + target.getFileName() + ".old");
        delete(old);
        try {
            if (Files.exists(target)) {
                Files.move(target, old);
            }
            Files.move(aside, target);
        } catch (IOException e) {
            throw new BadResultsException("cannot replace " + target + ": " + e.getMessage(), e);
        }
        delete(old);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deleter());
        } catch (IOException e) {
            throw new BadResultsException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Deletes links, not what they lead to. */
    private static final class Deleter extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
