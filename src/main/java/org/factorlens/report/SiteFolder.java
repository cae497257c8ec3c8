package org.factorlens.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.factorlens.results.BadResultsException;

/**
 * A site on disk that appears at once: it is written to {@code .NAME.new} beside it and takes its place in
 * {@link #publish()}; the old one is {@code .NAME.old} for the moment of the exchange. What was not written anew is
 * carried over only where {@link #carryOver} says so. A run that was killed leaves the old site or the new one, at worst
 * beside its place, from where the next run puts it back.
 */
final class SiteFolder implements SiteOutput, AutoCloseable {
    private final Path target;
    private final Path aside;
    private final Path old;
    private final SiteLock lock;
    private final List<Path> written = new ArrayList<>();
    private final Set<String> tops = new HashSet<>();
    private boolean published;

    private SiteFolder(Path target, SiteLock lock) {
        this.target = target;
        this.aside = beside(target, ".new");
        this.old = beside(target, ".old");
        this.lock = lock;
    }

    /**
     * Begins a site.
     *
     * @param site its folder, made where it is not there
     * @param needed folders that must stay where they are
     * @throws BadResultsException where the folder is not ours to replace, or another process is at it
     */
    static SiteFolder open(Path site, List<Path> needed) {
        Path target = SitePath.resolve(site, needed);
        SitePath.checkOurs(target, "--site " + site);
        SiteFolder folder = new SiteFolder(target, SiteLock.take(beside(target, ".lock"), site));
        try {
            folder.begin(site);
            return folder;
        } catch (RuntimeException e) {
            folder.lock.close();
            throw e;
        }
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling("." + target.getFileName() + suffix);
    }

    /** Puts the site back that a killed run had set aside, removes what it had begun, and begins anew. */
    private void begin(Path site) {
        try {
            if (SiteMark.isOn(old) && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(old, target);
            }
            SitePath.checkOurs(target, "--site " + site);
            for (Path left : List.of(old, aside)) {
                SitePath.checkOurs(left, left.toString());
                FolderTree.delete(left, SiteMark.FILE);
            }
            Files.createDirectories(aside);
        } catch (IOException e) {
            throw new BadResultsException("cannot prepare " + aside + ": " + e, e);
        }
        write(SiteMark.FILE, SiteMark.TEXT);
    }

    /** What is written, for those who list it before it is published. */
    Path aside() {
        return aside;
    }

    /**
     * Refuses a folder of the old site that holds something else than what is to replace it.
     *
     * @param name folder in the site
     * @param mark file that shows that an earlier report made the folder
     */
    void checkReplaceable(String name, String mark) {
        Path folder = target.resolve(name);
        boolean there = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        if (there && !SiteMark.isEmpty(folder) && !Files.exists(folder.resolve(mark))) {
            throw new BadResultsException(folder + " is in the way: it is not empty and holds no " + mark
                    + ", so this program did not make it; move it or choose another --site");
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
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new BadResultsException("cannot write " + file + ": " + e, e);
        }
        written.add(file);
        tops.add(aside.relativize(file).getName(0).toString());
    }

    /** Takes over from the old site what was not written anew, but for the files named. */
    void carryOver(Set<String> dropped) {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> entries = Files.list(target)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (!tops.contains(name) && !dropped.contains(name)) {
                    FolderTree.copy(entry, aside.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot carry over what is in " + target + ": " + e, e);
        }
    }

    /** Puts the new site in the place of the old one: two renames, the files of both being whole. */
    void publish() {
        try {
            force();
            boolean replaces = Files.exists(target);
            if (replaces) {
                Files.move(target, old);
            }
            exchange(replaces);
            published = true;
            FolderTree.delete(old, SiteMark.FILE);
        } catch (IOException e) {
            throw new BadResultsException("cannot replace " + target + ": " + e, e);
        }
    }

    private void exchange(boolean replaces) throws IOException {
        try {
            Files.move(aside, target);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, target);
            }
            throw e;
        }
    }

    /** So that a machine that stops after the renames does not come back with empty files. */
    private void force() throws IOException {
        for (Path file : written) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
        }
    }

    /** Ends the work; what was not published is removed. */
    @Override
    public void close() {
        try (SiteLock held = lock) {
            if (!published) {
                FolderTree.delete(aside, SiteMark.FILE);
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot delete " + aside + ": " + e, e);
        }
    }
}
