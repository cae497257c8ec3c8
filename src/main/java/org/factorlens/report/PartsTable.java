package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.results.SubsetScore;

/** Scores by what training knew of user and item: micro and macro, clipped and not. */
final class PartsTable {
    private PartsTable() {}

    /**
     * A table of the scores of one cell or of pooled runs.
     *
     * @param counted what is counted: {@code Test ratings} of one cell, {@code Test predictions} of pooled runs
     * @param clipped whether the first scores are of clipped predictions
     */
    static TableView of(String caption, String counted, List<SubsetScore> rows, boolean clipped) {
        int all = rows.stream()
                .filter(row -> row.part().equals("all"))
                .mapToInt(SubsetScore::ratings)
                .findFirst()
                .orElse(0);
        List<Column<SubsetScore>> columns = new java.util.ArrayList<>(List.of(
                Column.text(counted, (SubsetScore row) -> name(row.part())).naming(),
                Column.count("Count", SubsetScore::ratings),
                Column.number("Share", row -> (double) row.ratings() / all, Numbers::percent),
                Column.number("RMSE", SubsetScore::rmse, Numbers::rmse),
                Column.number("MAE", SubsetScore::mae, Numbers::rmse),
                Column.number("RMSE, users alike", SubsetScore::rmseMacro, Numbers::rmse),
                Column.number("MAE, users alike", SubsetScore::maeMacro, Numbers::rmse)));
        if (clipped) {
            columns.add(Column.number("RMSE, not clipped", SubsetScore::rmseRaw, Numbers::rmse));
            columns.add(Column.number("MAE, not clipped", SubsetScore::maeRaw, Numbers::rmse));
        }
        return Table.of(caption, columns).view(rows);
    }

    /** {@code cold-user} in words. */
    static String name(String part) {
        return switch (part) {
            case "warm" -> "known user and item";
            case "cold-user" -> "user not in training";
            case "cold-item" -> "item not in training";
            case "cold-both" -> "neither in training";
            default -> part;
        };
    }
}
