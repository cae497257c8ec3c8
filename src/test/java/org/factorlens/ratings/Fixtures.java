package org.factorlens.ratings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Small files, and the real one where it is there. */
public final class Fixtures {
    static final String HEADER = "userId,movieId,rating,timestamp\n";

    private Fixtures() {}

    static Path write(Path directory, String name, String text) {
        return write(directory, name, text, StandardCharsets.UTF_8);
    }

    static Path write(Path directory, String name, String text, Charset charset) {
        return write(directory, name, text.getBytes(charset));
    }

    static Path write(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dataset read(Path directory) {
        return DatasetReader.read(DatasetRequest.of("mine", directory));
    }

    /** ratings as {@code user,item,rating} lines. */
    static String rows(Dataset dataset) {
        RatingTable table = dataset.ratings();
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < table.size(); p++) {
            out.append(table.users().id(table.user(p))).append(' ');
            out.append(table.items().id(table.item(p))).append(' ');
            out.append(Show.number(table.rating(p))).append('\n');
        }
        return out.toString();
    }

    /** Every field of {@code contents} as text. */
    static String everything(Contents contents) {
        RatingTable table = contents.ratings();
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < table.size(); p++) {
            out.append(table.user(p)).append(' ').append(table.item(p)).append(' ');
            out.append(table.rating(p)).append(' ').append(table.values().code(p));
            out.append(table.hasTimestamps() ? " " + table.timestamp(p) : "").append('\n');
        }
        out.append(table.users().ids()).append(table.items().ids()).append(table.scale());
        out.append(java.util.Arrays.toString(table.values().levels()));
        for (int file = 0; file <= table.numFiles(); file++) {
            out.append(' ').append(table.fileStart(file));
        }
        for (int item = 0; item < table.numItems(); item++) {
            out.append('\n').append(contents.catalogue().item(item));
        }
        out.append(contents.catalogue().titled()).append(contents.files()).append(contents.report());
        return out.toString();
    }

    /** The folder of the real ml-latest-small; skips the test where it is missing. */
    public static Path realData() {
        String stated = System.getProperty("data.dir");
        Path data = Path.of(stated != null ? stated : "data");
        Path folder = data.resolve("ml-latest-small");
        Assumptions.assumeTrue(Files.isRegularFile(folder.resolve("ratings.csv")), "no ml-latest-small in " + data);
        return folder;
    }
}
