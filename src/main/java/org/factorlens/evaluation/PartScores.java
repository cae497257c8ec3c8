package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scores over parts of the held-out ratings, by what training knew of user and item. */
public final class PartScores {
    private static final List<String> PARTS = List.of("warm", "cold-item", "cold-user", "cold-both");

    private PartScores() {}

    /**
     * Scores of one part.
     *
     * @param part {@code all}, {@code warm}, {@code cold-user}, {@code cold-item} or {@code cold-both}
     * @param ratings held-out ratings
     * @param users users with such ratings
     * @param rmse over ratings
     * @param mae over ratings
     * @param rmseRaw before clipping
     * @param maeRaw before clipping
     * @param rmseMacro mean over users of the user's RMSE
     * @param maeMacro mean over users of the user's MAE
     */
    public record Score(
            String part,
            int ratings,
            int users,
            double rmse,
            double mae,
            double rmseRaw,
            double maeRaw,
            double rmseMacro,
            double maeMacro) {}

    /** All, then each part that has ratings; the parts add up to all. */
    public static List<Score> of(HeldOutErrors errors) {
        int[] part = IntStream.range(0, errors.size())
                .map(i -> (errors.knownUser(i) ? 0 : 2) + (errors.knownItem(i) ? 0 : 1))
                .toArray();
        Stream<Score> parts = IntStream.range(0, PARTS.size())
                .mapToObj(number -> score(PARTS.get(number), errors, i -> {
                    return part[i] == number;
                }));
        return Stream.concat(Stream.of(score("all", errors, i -> true)), parts)
                .filter(score -> score.ratings() > 0)
                .toList();
    }

    private static Score score(String part, HeldOutErrors errors, java.util.function.IntPredicate members) {
        double[] squares = new double[errors.numUsers()];
        double[] absolutes = new double[errors.numUsers()];
        int[] counts = new int[errors.numUsers()];
        double rawSquares = 0;
        double rawAbsolutes = 0;
        for (int i = 0; i < errors.size(); i++) {
            if (members.test(i)) {
                double error = errors.error(i);
                squares[errors.user(i)] += error * error;
                absolutes[errors.user(i)] += Math.abs(error);
                counts[errors.user(i)]++;
                rawSquares += errors.rawError(i) * errors.rawError(i);
                rawAbsolutes += Math.abs(errors.rawError(i));
            }
        }
        int ratings = Arrays.stream(counts).sum();
        int[] users =
                IntStream.range(0, counts.length).filter(u -> counts[u] > 0).toArray();
        return new Score(
                part,
                ratings,
                users.length,
                Math.sqrt(Arrays.stream(users).mapToDouble(u -> squares[u]).sum() / ratings),
                Arrays.stream(users).mapToDouble(u -> absolutes[u]).sum() / ratings,
                Math.sqrt(rawSquares / ratings),
                rawAbsolutes / ratings,
                Arrays.stream(users)
                        .mapToDouble(u -> Math.sqrt(squares[u] / counts[u]))
                        .average()
                        .orElse(Double.NaN),
                Arrays.stream(users)
                        .mapToDouble(u -> absolutes[u] / counts[u])
                        .average()
                        .orElse(Double.NaN));
    }
}
