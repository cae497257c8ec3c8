package org.factorlens.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The file that says that a folder was made by this program, so that the program may replace it. */
final class SiteMark {
    /** Its name in the site. */
    static final String FILE = "factorlens.txt";

    private static final String FIRST_LINE = "FactorLens site\n";
    /** Its content. */
    static final String TEXT = FIRST_LINE + """

            FactorLens made this folder and replaces it as a whole: the folders of the experiments that are built, assets/ and
            the pages at the top. Other experiments and other files at the top stay. Without this file the program refuses to
            touch the folder.
            """;

    private SiteMark() {}

    /** Whether {@code folder} is a folder, no link, that holds the mark. */
    static boolean isOn(Path folder) {
        Path mark = folder.resolve(FILE);
        if (!isFolder(folder) || !Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] expected = FIRST_LINE.getBytes(StandardCharsets.UTF_8);
        try (var in = Files.newInputStream(mark)) {
            return Arrays.equals(expected, in.readNBytes(expected.length));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether {@code folder} is a folder, no link, with nothing in it. */
    static boolean isEmpty(Path folder) {
        if (!isFolder(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
