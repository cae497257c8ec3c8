package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.DatasetReader;
import org.factorlens.ratings.DatasetRequest;
import org.factorlens.ratings.ProgressListener;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.ReadOptions;
import org.factorlens.ratings.SampleGenerator;
import org.factorlens.ratings.SampleSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFuzzTest {
    private static final long MOST_BYTES = 64 << 20;

    @TempDir
    Path data;

    @TempDir
    Path cache;

    /** A damaged cache is noticed, named and never believed: the ratings are those of the files. */
    @Test
    void read_damagedCache_givesWhatTheFilesSay() throws IOException {
        new SampleGenerator(new SampleSpec(20, 20, 200, 4)).write(data, ProgressListener.NONE);
        DatasetRequest request = DatasetRequest.of("sample", data);
        List<String> notes = new ArrayList<>();
        ReadOptions options = new ReadOptions(1, cache, 0, notes::add);
        String expected = rows(DatasetReader.read(request, options));
        Path file = cacheFile();
        byte[] good = Files.readAllBytes(file);
        Mutator mutator = new Mutator(new SplittableRandom(72));
        for (int i = 0; i < Fuzz.cases(1500); i++) {
            byte[] bad = mutator.binary(good);
            // A mapped file is never written to in place; the damage is a new file.
            Files.delete(file);
            Files.write(file, bad);
            notes.clear();
            assertThat(Fuzz.succeeds(
                            "case " + i,
                            MOST_BYTES,
                            () -> assertThat(rows(DatasetReader.read(request, options)))
                                    .isEqualTo(expected)))
                    .isTrue();
            assertThat(notes).as("case %d", i).hasSize(java.util.Arrays.equals(bad, good) ? 0 : 1);
        }
    }

    private Path cacheFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static String rows(Dataset dataset) {
        RatingTable table = dataset.ratings();
        StringBuilder rows = new StringBuilder();
        for (int p = 0; p < table.size(); p++) {
            rows.append(table.users().id(table.user(p))).append(' ');
            rows.append(table.items().id(table.item(p))).append(' ');
            rows.append(table.rating(p)).append(' ').append(table.timestamp(p)).append('\n');
        }
        for (int item = 0; item < table.numItems(); item++) {
            rows.append(dataset.catalogue().item(item)).append('\n');
        }
        return rows.toString();
    }
}
