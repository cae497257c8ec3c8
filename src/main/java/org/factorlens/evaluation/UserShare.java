package org.factorlens.evaluation;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;

/**
 * The share of users whom one model serves better than another: the effect size that needs no unit (the common language
 * effect size, McGraw & Wong 1992). Ties count half.
 *
 * @param share of users with the lower squared error under the first model, 0..1
 * @param low lower end of the 95% interval (Wilson 1927)
 * @param high upper end
 */
public record UserShare(double share, double low, double high) {
    private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

    /** The share for whom {@code a} is better than {@code b}, of the users with held-out ratings. */
    public static UserShare better(UserErrors a, UserErrors b) {
        double wins = 0;
        int users = 0;
        for (int user = 0; user < a.counts().length; user++) {
            if (a.counts()[user] > 0) {
                users++;
                wins += a.squares()[user] < b.squares()[user] ? 1 : a.squares()[user] > b.squares()[user] ? 0 : 0.5;
            }
        }
        return wilson(wins, users);
    }

    /** The interval of Wilson for {@code wins} of {@code users}. */
    static UserShare wilson(double wins, int users) {
        double share = wins / users;
        double shrink = 1 + Z * Z / users;
        double centre = (share + Z * Z / (2 * users)) / shrink;
        double half = Z / shrink * Math.sqrt(share * (1 - share) / users + Z * Z / (4.0 * users * users));
        return new UserShare(share, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
