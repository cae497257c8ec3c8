package org.factorlens.ratings;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a data set from a known model ({@link SampleModel}) in the layout of MovieLens: {@code ratings.csv},
 * {@code movies.csv}, {@code dataset.json}, {@code README.md}, and for small sets {@code truth.csv} with the expected
 * rating of each row. The same specification gives the same bytes on every machine; memory grows with users and items,
 * not with ratings.
 */
public final class SampleGenerator {
    /** Up to this many ratings, truth.csv is written. */
    static final int TRUTH_LIMIT = 200_000;

    private static final int PROGRESS_EVERY = 256;
    private static final List<String> GENRES = SampleTitles.genres();

    private final SampleSpec spec;
    private final SampleModel model;

    /** Draws the true model; nothing is written yet. */
    public SampleGenerator(SampleSpec spec) {
        this.spec = spec;
        model = SampleModel.draw(spec, GENRES.size());
    }

    /**
     * Writes the files, replacing those of the same names.
     *
     * @param directory where to; created when missing
     * @param listener hears the ratings written so far
     * @return the noise floor: RMSE of the best possible prediction over all ratings
     * @throws BadInputException where the directory cannot be written
     */
    public double write(Path directory, ProgressListener listener) {
        try {
            Files.createDirectories(directory);
            writeMovies(directory.resolve("movies.csv"));
            double floor = writeRatings(directory, listener);
            Files.writeString(directory.resolve("dataset.json"), SampleText.json(spec, floor));
            Files.writeString(directory.resolve("README.md"), SampleText.readme(spec, floor, GENRES));
            return floor;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException("cannot write the sample to " + directory + ": " + e.getMessage(), e);
        }
    }

    private void writeMovies(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
        SampleTitles titles = new SampleTitles();
        try (CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            out.printRecord("movieId", "title", "genres");
            for (int item = 0; item < spec.items(); item++) {
                int[] genres = model.genres(item);
                String title = titles.next(genres[0], SampleSeeds.stream(spec.seed(), SampleSeeds.TITLE, item));
                String names =
                        IntStream.of(genres).sorted().mapToObj(GENRES::get).collect(Collectors.joining("|"));
                out.printRecord(item + 1, title, names);
            }
        }
    }

    private double writeRatings(Path directory, ProgressListener listener) throws IOException {
        boolean truth = spec.ratings() <= TRUTH_LIMIT;
        Files.deleteIfExists(directory.resolve("truth.csv"));
        try (BufferedWriter ratings = writer(directory.resolve("ratings.csv"));
                BufferedWriter expected = truth ? writer(directory.resolve("truth.csv")) : null) {
            ratings.write("userId,movieId,rating,timestamp\n");
            if (expected != null) {
                expected.write("user,item,expected\n");
            }
            return drawAll(new RowWriter(ratings, expected), listener);
        }
    }

    private static BufferedWriter writer(Path file) throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
    }

    private double drawAll(RowWriter rows, ProgressListener listener) {
        int[] counts = SampleActivity.ratingsPerUser(spec);
        SampleRatings ratings = new SampleRatings(spec, model);
        long done = 0;
        for (int user = 0; user < counts.length; user++) {
            rows.user = user;
            ratings.draw(user, counts[user], rows);
            done += counts[user];
            if (user % PROGRESS_EVERY == 0 || user == counts.length - 1) {
                listener.progress(done, spec.ratings());
            }
        }
        return StrictMath.sqrt(rows.squares / spec.ratings());
    }

    /** Writes rows and sums the squared errors of the best prediction. */
    private static final class RowWriter implements SampleRatings.Sink {
        private final BufferedWriter ratings;
        private final BufferedWriter expected;
        private final StringBuilder line = new StringBuilder(64);
        private int user;
        private double squares;

        private RowWriter(BufferedWriter ratings, BufferedWriter expected) {
            this.ratings = ratings;
            this.expected = expected;
        }

        @Override
        public void rating(int item, double rating, double mean, long time) {
            double best = SampleModel.expectedRating(mean);
            squares += (rating - best) * (rating - best);
            int halves = (int) (2 * rating);
            line.setLength(0);
            line.append(user + 1).append(',').append(item + 1).append(',');
            line.append(halves / 2).append(halves % 2 == 0 ? ".0," : ".5,").append(time);
            write(ratings);
            if (expected != null) {
                line.setLength(0);
                line.append(user + 1).append(',').append(item + 1).append(',').append(SampleText.decimals(best));
                write(expected);
            }
        }

        private void write(BufferedWriter out) {
            try {
                out.append(line.append('\n'));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
