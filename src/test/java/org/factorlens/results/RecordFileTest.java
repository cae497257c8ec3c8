package org.factorlens.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    private enum Colour {
        RED,
        GREEN
    }

    private record Inner(int number, String text) {}

    private record Outer(
            String name,
            String absent,
            Colour colour,
            boolean yes,
            int whole,
            long big,
            float single,
            double real,
            int[] ints,
            float[] floats,
            double[] doubles,
            List<Inner> inners,
            List<Double> reals,
            List<String> texts,
            Inner inner,
            Inner none) {}

    private static final Outer VALUE = new Outer(
            "ä € \uD83C\uDFAC",
            null,
            Colour.GREEN,
            true,
            -7,
            Long.MIN_VALUE,
            Float.intBitsToFloat(0x7fc00123),
            Double.longBitsToDouble(0xfff8000000000abcL),
            new int[] {1, -2, 3},
            new float[] {0f, -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY},
            new double[] {0.1, -0.0, Double.NaN},
            List.of(new Inner(1, ""), new Inner(2, "b")),
            List.of(1.5, -0.0),
            List.of(),
            new Inner(3, "c"),
            null);

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("folder/value.record");
    }

    @Test
    void read_whatWasWritten_isEqualToTheBit() {
        RecordFile.write(file(), "key", VALUE);
        Outer read = RecordFile.read(file(), "key", Outer.class);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("single", "real", "doubles", "floats")
                .isEqualTo(VALUE);
        assertThat(Float.floatToRawIntBits(read.single())).isEqualTo(0x7fc00123);
        assertThat(Double.doubleToRawLongBits(read.real())).isEqualTo(0xfff8000000000abcL);
        assertThat(Arrays.equals(read.doubles(), VALUE.doubles())).isTrue();
        assertThat(Arrays.equals(read.floats(), VALUE.floats())).isTrue();
    }

    @Test
    void read_absentOrOfAnotherKeyOrType_isNull() {
        assertThat(RecordFile.read(file(), "key", Outer.class)).isNull();
        RecordFile.write(file(), "key", VALUE);
        assertThat(RecordFile.read(file(), "other", Outer.class)).isNull();
        assertThat(RecordFile.read(file(), "key", Inner.class)).isNull();
    }

    @Test
    void read_anyByteDamaged_isNamed() throws IOException {
        RecordFile.write(file(), "key", VALUE);
        byte[] good = Files.readAllBytes(file());
        SplittableRandom random = new SplittableRandom(7);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), bad);
            assertDamaged();
        }
    }

    @Test
    void read_cutOrLengthened_isNamed() throws IOException {
        RecordFile.write(file(), "key", VALUE);
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length; length++) {
            Files.write(file(), Arrays.copyOf(good, length));
            assertDamaged();
        }
        Files.write(file(), Arrays.copyOf(good, good.length + 1));
        assertDamaged();
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> RecordFile.read(file(), "key", Outer.class))
                .isInstanceOf(BadResultsException.class)
                .hasMessage(file() + " is damaged: its checksum does not match");
    }

    @Test
    void write_again_replacesAndLeavesNothingElse() throws IOException {
        RecordFile.write(file(), "a", VALUE);
        RecordFile.write(file(), "b", new Inner(4, "d"));
        assertThat(RecordFile.read(file(), "b", Inner.class)).isEqualTo(new Inner(4, "d"));
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void write_whereNoFolderCanBe_saysWhy() throws IOException {
        Path blocked = Files.writeString(directory.resolve("file"), "").resolve("value.record");
        assertThatThrownBy(() -> RecordFile.write(blocked, "key", VALUE))
                .isInstanceOf(BadResultsException.class)
                .hasMessageStartingWith("cannot write " + blocked + ": ");
    }

    @Test
    void lock_takenTwice_isRefusedInOneSentenceUntilItIsGivenBack() {
        List<RunLock> locks = new ArrayList<>();
        try (RunLock first = RunLock.of(directory)) {
            locks.add(first);
            assertThatThrownBy(() -> RunLock.of(directory))
                    .isInstanceOf(BadResultsException.class)
                    .hasMessageStartingWith("another run is writing " + directory + "; wait until it ends");
        }
        RunLock.of(directory).close();
        assertThat(locks).hasSize(1);
    }
}
