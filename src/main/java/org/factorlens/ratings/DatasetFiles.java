package org.factorlens.ratings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a data set: which there are, and what that tells of their layout.
 *
 * @param directory folder
 * @param format layout
 * @param ratings rating files relative to the folder, at least one
 * @param items catalogue file, or null where there is none
 */
record DatasetFiles(Path directory, RatingFormat format, List<String> ratings, String items) {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final List<String> ITEM_FILES = List.of("items.csv", "items.tsv", "movies.csv");

    /** Genres of ml-100k in the order of its flags, where u.genre is missing. */
    private static final List<String> GENRES_100K = List.of(
            "unknown",
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    /** Finds the files of the request. */
    static DatasetFiles of(DatasetRequest request) {
        Path directory = request.directory();
        if (!Files.isDirectory(directory)) {
            throw new BadInputException("no folder " + directory + " of data set " + request.name());
        }
        RatingFormat format = request.format() != null
                ? request.format()
                : request.columns() != null ? RatingFormat.CSV : detect(directory);
        List<String> ratings = request.ratingFiles();
        if (ratings.isEmpty()) {
            ratings = List.of(format == RatingFormat.CSV ? csvFile(directory) : format.ratingsFile());
        }
        for (String file : ratings) {
            if (!Files.isRegularFile(directory.resolve(file))) {
                throw new BadInputException("no file " + directory.resolve(file) + ", expected the ratings of data set "
                        + request.name() + " in format " + format.key());
            }
        }
        return new DatasetFiles(directory, format, ratings, itemsFile(request, format, ratings));
    }

    private static String itemsFile(DatasetRequest request, RatingFormat format, List<String> ratings) {
        Path directory = request.directory();
        String named = request.columns() == null ? null : request.columns().itemsFile();
        if (named != null && !Files.isRegularFile(directory.resolve(named))) {
            throw new BadInputException("no file " + directory.resolve(named) + ", expected the titles of the items");
        }
        if (named != null) {
            return named;
        }
        List<String> usual = format == RatingFormat.CSV ? ITEM_FILES : List.of(format.itemsFile());
        return usual.stream()
                .filter(file -> !ratings.contains(file) && Files.isRegularFile(directory.resolve(file)))
                .findFirst()
                .orElse(null);
    }

    /** Whether the folder holds a ratings file of a layout that is known by name. */
    static boolean holdsRatings(Path directory) {
        return Stream.of("ratings.csv", "ratings.dat", "u.data", "ratings.tsv")
                .anyMatch(file -> Files.isRegularFile(directory.resolve(file)));
    }

    private static RatingFormat detect(Path directory) {
        if (Files.isRegularFile(directory.resolve("ratings.csv"))) {
            String header = firstLine(directory.resolve("ratings.csv"));
            return header.startsWith("userId,movieId,rating") ? RatingFormat.MOVIELENS_CSV : RatingFormat.CSV;
        }
        if (Files.isRegularFile(directory.resolve("ratings.dat"))) {
            boolean withUsers = Files.isRegularFile(directory.resolve("users.dat"));
            return withUsers ? RatingFormat.ML_1M : RatingFormat.ML_10M;
        }
        return Files.isRegularFile(directory.resolve("u.data")) ? RatingFormat.ML_100K : RatingFormat.CSV;
    }

    private static String csvFile(Path directory) {
        for (String usual : List.of("ratings.csv", "ratings.tsv")) {
            if (Files.isRegularFile(directory.resolve(usual))) {
                return usual;
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> found = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv)"))
                    .filter(file -> !ITEM_FILES.contains(file))
                    .sorted()
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            }
        } catch (IOException e) {
            throw new BadInputException("cannot list " + directory + ": " + e, e);
        }
        throw new BadInputException("no ratings in " + directory
                + ", expected ratings.csv, ratings.dat, u.data, ratings.tsv or a single .csv or .tsv file");
    }

    /** The delimiter that {@code file} uses: a tab in .tsv, else the most frequent of , ; | and tab in its first line. */
    static String delimiter(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            return "\t";
        }
        String line = firstLine(file);
        String best = ",";
        long most = 0;
        for (String candidate : List.of(",", "\t", ";", "|")) {
            long count = line.chars().filter(c -> c == candidate.charAt(0)).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** First line without byte order mark, at most {@value #LONGEST_HEADER} characters of it. */
    private static String firstLine(Path file) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            char[] start = new char[LONGEST_HEADER];
            int count = reader.read(start, 0, start.length);
            String text = count < 0 ? "" : new String(start, 0, count);
            String bare = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
            int end = bare.indexOf('\n');
            return (end < 0 ? bare : bare.substring(0, end)).strip();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e, e);
        }
    }

    /** Genres of ml-100k: names from u.genre ({@code name|number} a line) where it is there. */
    List<String> genres100k() {
        Path file = directory.resolve("u.genre");
        if (!Files.isRegularFile(file)) {
            return GENRES_100K;
        }
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.limit(100)
                    .map(line -> line.split("\\|", -1)[0].strip())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e, e);
        }
    }
}
