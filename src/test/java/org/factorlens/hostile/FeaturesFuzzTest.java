package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.ItemFeatures;
import org.factorlens.ratings.RowFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesFuzzTest {
    private static final long MOST_BYTES = 64 << 20;
    private static final String GOOD =
            "item,length,genres,shelf (text)\n1,90.5,Drama|War,7\n2,,\"a, b\",8\n" + "\"3\",120,Drama,\n9,1e2,,7\n";

    @TempDir
    Path folder;

    @Test
    void read_damagedFile_hasFiniteFeaturesOrSaysWhatIsWrong() throws IOException {
        Mutator mutator = new Mutator(new SplittableRandom(83));
        IdMap items = IdMap.of(List.of("1", "2", "3", "4"));
        Path file = folder.resolve("tags.csv");
        int cases = Fuzz.cases(3000);
        int good = 0;
        for (int i = 0; i < cases; i++) {
            byte[] bytes = mutator.text(GOOD);
            Files.write(file, bytes);
            String name = "case " + i + ":\n" + new String(bytes, StandardCharsets.UTF_8);
            good += Fuzz.succeeds(name, MOST_BYTES, () -> check(ItemFeatures.read(file.toString(), items))) ? 1 : 0;
        }
        assertThat(good).isBetween(cases / 10, cases * 19 / 20);
    }

    private static void check(ItemFeatures read) {
        RowFeatures features = read.features();
        assertThat(features.numRows()).isEqualTo(4);
        assertThat(features.names()).isNotEmpty().doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
        assertThat(read.items()).isBetween(1, 4);
        for (int entry = 0; entry < features.start(4); entry++) {
            assertThat(features.value(entry)).isFinite();
            assertThat(features.feature(entry)).isLessThan(features.size());
        }
    }
}
