package org.factorlens.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.BadResultsException;

/** Decides which folder {@code --site} means, and refuses folders that must not be replaced. */
final class SitePath {
    private SitePath() {}

    /**
     * The folder itself, without links, absolute; it need not exist, its parent does afterwards.
     *
     * @param site what the user named
     * @param needed folders that must not move: the site may be neither one of them nor above one
     * @throws BadResultsException where it cannot be a site
     */
    static Path resolve(Path site, List<Path> needed) {
        try {
            Path folder = real(site);
            if (folder.getParent() == null) {
                throw refused(site, "is the root of a file system");
            }
            for (Path other : needed) {
                if (Files.exists(other) && other.toRealPath().startsWith(folder)) {
                    throw refused(site, "is " + other.toAbsolutePath().normalize() + " or a folder above it");
                }
            }
            return folder;
        } catch (IOException e) {
            throw new BadResultsException("cannot use --site " + site + ": " + e, e);
        }
    }

    /**
     * Refuses a folder that holds something and was not made by this program.
     *
     * @param shown what the message calls it
     */
    static void checkOurs(Path folder, String shown) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !SiteMark.isEmpty(folder) && !SiteMark.isOn(folder)) {
            throw new BadResultsException(shown + " is in the way: it is not empty and holds no " + SiteMark.FILE
                    + ", so this program did not make it; move it or choose another --site");
        }
    }

    private static Path real(Path site) throws IOException {
        if (Files.exists(site, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(site)) {
                throw refused(site, "is not a folder");
            }
            return site.toRealPath();
        }
        Path absolute = site.toAbsolutePath().normalize();
        Files.createDirectories(absolute.getParent());
        return absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    private static BadResultsException refused(Path site, String reason) {
        return new BadResultsException(
                "--site " + site + " " + reason + "; nothing was changed: choose an empty or a new folder");
    }
}
