package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.model.FactorModel;
import org.factorlens.model.ModelFile;
import org.factorlens.model.Models;
import org.factorlens.model.Regularization;
import org.factorlens.model.SavedModel;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RatingScale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFuzzTest {
    private static final long MOST_BYTES = 16 << 20;
    private static final int CHECKSUM_BYTES = 32;

    @TempDir
    Path folder;

    private Path file;
    private byte[] good;
    private final Mutator mutator = new Mutator(new SplittableRandom(73));

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.flm");
        List<Item> items = IntStream.range(0, 4)
                .mapToObj(i -> new Item("i" + i, "Film " + i, 1990 + i, List.of("Drama", "War")))
                .toList();
        ModelFile.write(
                file,
                new SavedModel(
                        "a model",
                        Models.random(5, 3, 4, 2),
                        new Regularization(5, true, 3, false),
                        IdMap.of(List.of("u0", "u1", "u2")),
                        IdMap.of(items.stream().map(Item::id).toList()),
                        new Catalogue(items, true),
                        new RatingScale(0.5, 5, 0.5, true),
                        new int[] {1, 2, 3, 4}));
        good = Files.readAllBytes(file);
    }

    @Test
    void read_damaged_isRefused() throws IOException {
        for (int i = 0; i < Fuzz.cases(2000); i++) {
            byte[] bad = mutator.binary(good);
            Files.write(file, bad);
            assertThat(Fuzz.succeeds("case " + i, MOST_BYTES, () -> ModelFile.read(file)))
                    .as("case %d", i)
                    .isEqualTo(Arrays.equals(bad, good));
        }
    }

    /** Somebody made these: the checksum is right. What is accepted predicts finite numbers on the scale. */
    @Test
    void read_forged_isRefusedOrPredictsOnTheScale() throws Exception {
        int accepted = 0;
        for (int i = 0; i < Fuzz.cases(3000); i++) {
            byte[] body = mutator.binary(Arrays.copyOf(good, good.length - CHECKSUM_BYTES));
            Files.write(file, signed(body));
            accepted += Fuzz.succeeds("case " + i, MOST_BYTES, () -> use(ModelFile.read(file))) ? 1 : 0;
        }
        assertThat(accepted).isPositive();
    }

    private static byte[] signed(byte[] body) throws Exception {
        byte[] bytes = Arrays.copyOf(body, body.length + CHECKSUM_BYTES);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
        System.arraycopy(digest, 0, bytes, body.length, CHECKSUM_BYTES);
        return bytes;
    }

    private static void use(SavedModel saved) {
        FactorModel model = saved.model();
        assertThat(saved.scale().min())
                .isFinite()
                .isLessThanOrEqualTo(saved.scale().max());
        assertThat(saved.scale().max()).isFinite();
        for (int user = 0; user < model.numUsers(); user++) {
            for (int item = 0; item < model.numItems(); item++) {
                assertThat(model.predict(user, item)).isFinite();
            }
        }
    }
}
