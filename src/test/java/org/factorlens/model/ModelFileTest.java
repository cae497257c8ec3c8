package org.factorlens.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RatingScale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final List<Item> AWKWARD = List.of(
            new Item("1", "Plain, with \"quotes\"\nand a line", 1995, List.of("Drama", "Sci-Fi")),
            new Item("", "", 0, List.of()),
            new Item(" spaced ", "千と千尋の神隠し", 2001, List.of("アニメ")),
            new Item("\u0000nul", "Amélie 🎬 𝔘𝔫𝔦𝔠𝔬𝔡𝔢", -44, List.of("", "|", "a|b")));
    private static final List<String> USERS = List.of("0", "ünïcode", "user with spaces", "\t", "-1");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() {
        file = directory.resolve("models/a.flm");
        ModelFile.write(file, saved(3));
    }

    private static SavedModel saved(int k) {
        return new SavedModel(
                "experiment als-k" + k,
                Models.random(9, USERS.size(), AWKWARD.size(), k),
                new Regularization(0.05, true, 2.5, true),
                IdMap.of(USERS),
                IdMap.of(AWKWARD.stream().map(Item::id).toList()),
                new Catalogue(AWKWARD, true),
                new RatingScale(0.5, 5, 0.5, true),
                new int[] {7, 0, 1, Integer.MAX_VALUE});
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 33})
    void read_whatWasWritten_isEqualToTheBit(int k) {
        SavedModel saved = saved(k);
        ModelFile.write(file, saved);
        SavedModel read = ModelFile.read(file);
        assertThat(Models.parameters(read.model())).containsExactly(Models.parameters(saved.model()));
        assertThat(read.model().k()).isEqualTo(k);
        assertThat(read.name()).isEqualTo(saved.name());
        assertThat(read.regularization()).isEqualTo(saved.regularization());
        assertThat(read.users().ids()).isEqualTo(USERS);
        assertThat(read.items().ids()).isEqualTo(saved.items().ids());
        assertThat(read.scale()).isEqualTo(saved.scale());
        assertThat(read.itemCounts()).isEqualTo(saved.itemCounts());
        assertThat(read.catalogue().titled()).isTrue();
        for (int item = 0; item < AWKWARD.size(); item++) {
            assertThat(read.catalogue().item(item)).isEqualTo(AWKWARD.get(item));
        }
        assertThat(read.model().predict(2, 3)).isEqualTo(saved.model().predict(2, 3));
    }

    private static SavedModel sampled() {
        SavedModel plain = saved(2);
        List<ModelSample> samples = List.of(
                new ModelSample(Models.random(4, 0, AWKWARD.size(), 2), new Regularization(0.6, true, 2, false)),
                new ModelSample(Models.random(5, 0, AWKWARD.size(), 2), new Regularization(0.7, false, 0, false)));
        return new SavedModel(
                plain.name(),
                plain.model(),
                plain.regularization(),
                plain.users(),
                plain.items(),
                plain.catalogue(),
                plain.scale(),
                plain.itemCounts(),
                samples);
    }

    @Test
    void read_samplesOfAPosterior_areEqualToTheBit() {
        ModelFile.write(file, sampled());
        List<ModelSample> read = ModelFile.read(file).samples();
        assertThat(read).hasSize(2);
        for (int i = 0; i < 2; i++) {
            ModelSample expected = sampled().samples().get(i);
            assertThat(read.get(i).regularization()).isEqualTo(expected.regularization());
            assertThat(Models.parameters(read.get(i).items())).containsExactly(Models.parameters(expected.items()));
        }
    }

    /** Version 1 ended before the samples. */
    @Test
    void read_versionOne_hasNoSamples() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        byte[] old = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
        old[11] = 1;
        Files.write(file, sealed(old));
        SavedModel read = ModelFile.read(file);
        assertThat(read.samples()).isEmpty();
        assertThat(Models.parameters(read.model())).containsExactly(Models.parameters(saved(3).model()));
    }

    @Test
    void saved_samplesOfOtherItems_areRefused() {
        SavedModel plain = saved(2);
        ModelSample other = new ModelSample(Models.random(4, 0, 3, 2), new Regularization(1, true, 1, false));
        assertThatThrownBy(() -> new SavedModel(
                        "",
                        plain.model(),
                        plain.regularization(),
                        plain.users(),
                        plain.items(),
                        plain.catalogue(),
                        plain.scale(),
                        plain.itemCounts(),
                        List.of(other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void read_specialFloats_keepTheirBits() {
        float[] special = {Float.MAX_VALUE, -0.0f, Float.MIN_VALUE, Float.MIN_NORMAL / 3, -Float.MAX_VALUE};
        SavedModel plain = saved(0);
        FactorModel model = new FactorModel(0, -0.0, special, new float[AWKWARD.size()], new float[0], new float[0]);
        ModelFile.write(
                file,
                new SavedModel(
                        "",
                        model,
                        plain.regularization(),
                        plain.users(),
                        plain.items(),
                        plain.catalogue(),
                        plain.scale(),
                        plain.itemCounts()));
        FactorModel read = ModelFile.read(file).model();
        for (int user = 0; user < special.length; user++) {
            assertThat(Float.floatToRawIntBits(read.userBias(user))).isEqualTo(Float.floatToRawIntBits(special[user]));
        }
        assertThat(Double.doubleToRawLongBits(read.mean())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void write_twice_givesTheSameBytesAndLeavesNothingElse() throws IOException {
        byte[] first = Files.readAllBytes(file);
        ModelFile.write(file, saved(3));
        assertThat(file).hasBinaryContent(first);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void read_damagedAnywhere_saysThatItIsDamaged() throws IOException {
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("byte %d", at)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void read_cutAnywhere_isRefused() throws IOException {
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length += 5) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("%d bytes", length)
                    .isInstanceOf(BadInputException.class);
        }
    }

    /** A file that somebody made: its checksum is right, its content is not. It must never be believed or exhaust memory. */
    @Test
    void read_wrongContentWithRightChecksum_isRefusedOrHarmless() throws Exception {
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(21);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            int at = 12 + random.nextInt(bad.length - 44);
            ByteBuffer.wrap(bad, at, Math.min(4, bad.length - at))
                    .put((byte) (random.nextBoolean() ? 0x7f : random.nextInt(256)));
            Files.write(file, sealed(bad));
            Throwable thrown = catchThrowable(() -> ModelFile.read(file));
            if (thrown != null) {
                assertThat(thrown).as("byte %d", at).isInstanceOf(BadInputException.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    private static byte[] sealed(byte[] bytes) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, 0, bytes.length - 32);
        System.arraycopy(digest.digest(), 0, bytes, bytes.length - 32, 32);
        return bytes;
    }

    @Test
    void read_laterVersion_saysWhichItReads() throws Exception {
        byte[] later = Files.readAllBytes(file);
        later[11] = 9;
        Files.write(file, sealed(later));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + " is a model file of version 9; this program reads versions 1 and 2");
    }

    @Test
    void read_notAModelFile_saysSo() throws IOException {
        Files.writeString(file, "userId,movieId,rating,timestamp\n1,1,5,0\n".repeat(20));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + " is not a FactorLens model file");
    }

    @Test
    void read_nothingOrAFolder_saysSo() {
        Path absent = directory.resolve("absent.flm");
        assertThatThrownBy(() -> ModelFile.read(absent))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the model file " + absent + " does not exist");
        assertThatThrownBy(() -> ModelFile.read(directory))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("cannot read the model file " + directory);
    }

    @Test
    void write_whereNoFolderCanBe_saysSo() {
        Path below = file.resolve("b.flm");
        assertThatThrownBy(() -> ModelFile.write(below, saved(1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("cannot write the model file " + below);
    }

    @Test
    void savedModel_sizesThatDiffer_areRefused() {
        SavedModel good = saved(1);
        assertThatThrownBy(() -> new SavedModel(
                        "",
                        good.model(),
                        good.regularization(),
                        good.users(),
                        good.items(),
                        good.catalogue(),
                        good.scale(),
                        new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
