package org.factorlens.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What loading costs, for decision records. Run it from the class path of the tests with one step as second argument:
 * {@code LoadCosts DIR read|sha256|checks|parse|cache|sparse THREADS [CACHE_DIR]}.
 */
final class LoadCosts {
    private LoadCosts() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        Path cache = arguments.length < 4 ? null : Path.of(arguments[3]);
        Path file = directory.resolve("ratings.csv");
        long start = System.nanoTime();
        switch (arguments[1]) {
            case "read" -> read(file, false);
            case "sha256" -> read(file, true);
            case "checks" -> {
                try (FileChannel channel = FileChannel.open(file)) {
                    BlockChecks.of(channel, 0, threads);
                }
            }
            default -> load(arguments[1], directory, threads, cache);
        }
        double cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        System.out.printf(
                Locale.ROOT, "%s, %d threads: %.2f s (JVM %.2f s CPU)%n", arguments[1], threads, seconds(start), cpu);
    }

    private static void read(Path file, boolean digest) throws IOException {
        byte[] buffer = new byte[1 << 20];
        var sha256 = Digests.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (digest) {
                    sha256.update(buffer, 0, count);
                }
            }
        }
    }

    private static void load(String step, Path directory, int threads, Path cache) {
        ReadOptions options = cache == null
                ? new ReadOptions(threads, null, 0, System.out::println)
                : ReadOptions.cached(threads, cache, System.out::println);
        long begin = System.nanoTime();
        Dataset dataset = DatasetReader.read(DatasetRequest.of("costs", directory), options);
        double load = seconds(begin);
        RatingTable table = dataset.ratings();
        System.out.printf(Locale.ROOT, "load %.2f s, %,d ratings, heap %,d MB%n", load, table.size(), heap());
        if (step.equals("sparse")) {
            int[] all = IntStream.range(0, table.size()).toArray();
            long start = System.nanoTime();
            SparseRatings sparse = SparseRatings.of(table, all);
            System.out.printf(Locale.ROOT, "sparse %.2f s, heap %,d MB%n", seconds(start), heap());
            if (sparse.size() != all.length || dataset.files().isEmpty()) {
                throw new IllegalStateException();
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
