package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factorlens.ratings.Fixtures.everything;
import static org.factorlens.ratings.Fixtures.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetCacheTest {
    @TempDir
    Path dir;

    @TempDir
    Path cache;

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void writeSource() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        for (int i = 0; i < 3000; i++) {
            ratings.append(i / 30).append(',').append(random.nextInt(60)).append(',');
            ratings.append(random.nextInt(1, 10) / 2.0)
                    .append(',')
                    .append(1_000_000_000L + i)
                    .append('\n');
        }
        for (int i = 0; i < 70; i++) {
            movies.append(i)
                    .append(",\"Caf\u00e9 ")
                    .append(i)
                    .append(", The (")
                    .append(1950 + i)
                    .append(")\",");
            movies.append(i % 3 == 0 ? "Drama|War" : i % 3 == 1 ? "Comedy" : "").append('\n');
        }
        write(dir, "ratings.csv", ratings.toString());
        write(dir, "movies.csv", movies.toString());
    }

    private DatasetRequest request() {
        return DatasetRequest.of("My set!", dir);
    }

    private Contents read(DatasetRequest request) {
        return new DatasetCache(request, DatasetFiles.of(request), new ReadOptions(2, cache, 0, notes::add)).read();
    }

    private static Contents fresh(DatasetRequest request) {
        return new FileParser(request, DatasetFiles.of(request), 1, Segments.CAPACITY).parse();
    }

    private List<Path> cacheFiles() {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path cacheFile() {
        assertThat(cacheFiles()).hasSize(1);
        return cacheFiles().get(0);
    }

    @Test
    void read_again_equalsAFreshReadInEveryField() throws IOException {
        String expected = everything(fresh(request()));
        assertThat(everything(read(request()))).isEqualTo(expected);
        FileTime written = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(cacheFile(), written);
        Contents cached = read(request());
        assertThat(everything(cached)).isEqualTo(expected);
        assertThat(cached.ratings().users().index("7")).isEqualTo(7);
        assertThat(cached.ratings().users().index("x")).isEqualTo(-1);
        assertThat(cached.ratings().heapBytes()).isZero();
        assertThat(Files.getLastModifiedTime(cacheFile())).isEqualTo(written);
        assertThat(cacheFile().getFileName().toString()).matches("my_set_-[0-9a-f]{16}\\.ratings");
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user,item,rating\na,b,1\n",
                "user,item,rating,time\n\u20ac,b,1,-5\nc,b,-0.5,9999999999999\n",
                "user,item,rating,time\na,b,1,4294967296\na,b,2,3\nbad,row,x,1\n",
            })
    void read_otherShapes_equalAFreshRead(String text) {
        write(dir, "r.csv", text);
        DatasetRequest request = request()
                .withFormat(RatingFormat.CSV)
                .withRatingFiles(List.of("r.csv", "r.csv"))
                .withScale(-1, 5, 0)
                .withLenient(true);
        String expected = everything(fresh(request));
        assertThat(everything(read(request))).isEqualTo(expected);
        assertThat(everything(read(request))).isEqualTo(expected);
        assertThat(notes).isEmpty();
    }

    @Test
    void read_manyLevels_equalAFreshRead() {
        StringBuilder text = new StringBuilder("user,item,rating\n");
        IntStream.range(0, 1000)
                .forEach(i ->
                        text.append("u,").append(i).append(',').append(i * 0.25).append('\n'));
        write(dir, "r.csv", text.toString());
        DatasetRequest request = request().withFormat(RatingFormat.CSV).withRatingFiles(List.of("r.csv"));
        read(request);
        assertThat(everything(read(request))).isEqualTo(everything(fresh(request)));
    }

    @Test
    void read_ownRequests_haveOwnCaches() {
        read(request());
        read(request().withLenient(true));
        read(request().withScale(0.5, 5, 0.5));
        assertThat(cacheFiles()).hasSize(3);
        assertThat(read(request()).ratings().scale().declared()).isFalse();
        assertThat(read(request().withScale(0.5, 5, 0.5)).ratings().scale().declared())
                .isTrue();
    }

    @Test
    void read_lenientCache_isNotUsedByStrictReading() {
        write(dir, "ratings.csv", "userId,movieId,rating,timestamp\n1,2,3,4\n1,x,3,4\n");
        assertThat(read(request().withLenient(true)).report().skipped()).isEqualTo(1);
        assertThat(read(request().withLenient(true)).report().skipped()).isEqualTo(1);
        assertThatThrownBy(() -> read(request()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ratings.csv:3:3: item id 'x'");
        assertThat(cacheFiles()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratings.csv", "movies.csv"})
    void read_sourceOfTheSameSizeAndTimeButOtherBytes_isReadAgain(String name) throws IOException {
        read(request());
        Path source = dir.resolve(name);
        FileTime time = Files.getLastModifiedTime(source);
        byte[] bytes = Files.readAllBytes(source);
        int at = name.equals("ratings.csv")
                ? bytes.length - 2
                : new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Drama");
        bytes[at] = (byte) (bytes[at] == '1' ? '2' : '1');
        Files.write(source, bytes);
        Files.setLastModifiedTime(source, time);
        String expected = everything(fresh(request()));
        assertThat(everything(read(request()))).isEqualTo(expected);
        assertThat(everything(read(request()))).isEqualTo(expected);
        assertThat(notes).isEmpty();
    }

    @Test
    void read_anyByteDamaged_isNoticedAndMadeAgain() throws IOException {
        String expected = everything(read(request()));
        byte[] good = Files.readAllBytes(cacheFile());
        SplittableRandom random = new SplittableRandom(100);
        for (int round = 0; round < 100; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            damageAndRead(bad, good, expected, round + 1);
        }
        for (int at = 0; at < 200; at += 4) {
            byte[] bad = good.clone();
            Arrays.fill(bad, at, at + 4, (byte) 0x7f);
            damageAndRead(bad, good, expected, 101 + at / 4);
        }
    }

    @Test
    void read_cutOrLengthened_isNoticedAndMadeAgain() throws IOException {
        String expected = everything(read(request()));
        byte[] good = Files.readAllBytes(cacheFile());
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 100; round++) {
            int length = round == 0 ? 0 : round == 1 ? good.length + 64 : random.nextInt(good.length);
            damageAndRead(Arrays.copyOf(good, length), good, expected, round + 1);
        }
    }

    /** A file that another program has open in place is not written to: the damage is a new file. */
    private void damageAndRead(byte[] bad, byte[] good, String expected, int noted) throws IOException {
        Path file = cacheFile();
        Files.delete(file);
        Files.write(file, bad);
        assertThat(everything(read(request()))).isEqualTo(expected);
        assertThat(notes).hasSize(noted).last().asString().startsWith("the cache " + file + " is not used: ");
        assertThat(Files.readAllBytes(cacheFile())).isEqualTo(good);
    }

    @Test
    void read_bySeveralAtOnce_leavesOneWholeCache() {
        String expected = everything(fresh(request()));
        List<String> results = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> everything(read(request())))
                .distinct()
                .toList();
        assertThat(results).containsExactly(expected);
        assertThat(everything(read(request()))).isEqualTo(expected);
        assertThat(cacheFile()).isRegularFile();
        assertThat(notes).isEmpty();
    }

    @Test
    void read_byTwoJvmsAtOnce_leavesOneWholeCache() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String[] command = {
                java,
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                dir.toString(),
                cache.toString()
            };
            processes.add(new ProcessBuilder(command).redirectErrorStream(true).start());
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said).isEqualTo("3000 as parsed\n");
        }
        assertThat(everything(read(request()))).isEqualTo(everything(fresh(request())));
        assertThat(notes).isEmpty();
    }

    /** Reads a few times, each through a cache made anew. */
    static final class Reader {
        public static void main(String[] arguments) throws IOException {
            DatasetRequest request = DatasetRequest.of("My set!", Path.of(arguments[0]));
            String expected = everything(fresh(request));
            boolean same = true;
            for (int i = 0; i < 20; i++) {
                ReadOptions options = new ReadOptions(2, Path.of(arguments[1]), 0, System.out::println);
                DatasetCache cache = new DatasetCache(request, DatasetFiles.of(request), options);
                same &= everything(cache.read()).equals(expected);
                try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".ratings")).toList()) {
                        Files.deleteIfExists(i < 19 ? file : Path.of(arguments[1], "none"));
                    }
                }
            }
            System.out.print(fresh(request).report().rows() + (same ? " as parsed\n" : " DIFFERENT\n"));
        }
    }

    @Test
    void read_folderThatCannotBeWritten_readsWithoutCache() throws IOException {
        Path blocked = Files.writeString(cache.resolve("file"), "").resolve("cache");
        ReadOptions options = new ReadOptions(1, blocked, 0, notes::add);
        Contents contents = new DatasetCache(request(), DatasetFiles.of(request()), options).read();
        assertThat(everything(contents)).isEqualTo(everything(fresh(request())));
        assertThat(notes).hasSize(1).first().asString().startsWith("no cache could be written to " + blocked);
    }

    @Test
    void read_fullDisk_leavesNoHalfFile() throws IOException {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "no /dev/full here");
        Contents contents = fresh(request());
        assertThatThrownBy(() -> CacheWriter.fill(full, new byte[2 << 20], contents.ratings()))
                .isInstanceOf(IOException.class);
        assertThat(cacheFiles()).isEmpty();
    }

    @Test
    void write_abandonedFilesOfKilledProcesses_areRemovedAfterADay() throws IOException {
        Path old = Files.writeString(cache.resolve("x.ratings.1.ratings-tmp"), "x");
        Path young = Files.writeString(cache.resolve("x.ratings.2.ratings-tmp"), "x");
        Path other = Files.writeString(cache.resolve("notes.tmp"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.setLastModifiedTime(other, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        read(request());
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
    }

    @Test
    void read_smallData_isNotCached() {
        Dataset dataset = DatasetReader.read(request(), ReadOptions.cached(2, cache, notes::add));
        assertThat(dataset.ratings().size()).isPositive();
        assertThat(cacheFiles()).isEmpty();
        assertThat(notes).isEmpty();
    }
}
