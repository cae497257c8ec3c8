package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.ratings.SparseRatings;

/**
 * How the rows of one side are cut into tasks, from the ratings alone: heavy rows into segments of {@link #SEGMENT}
 * ratings, the others into runs of consecutive rows of about equal cost.
 */
final class RowSchedule {
    /** Ratings per segment of a heavy row; part of the numeric definition, since segments are added in order. */
    static final int SEGMENT = 8192;

    /** Cost of a task in ratings: large against handing it out, small against a sweep. */
    private static final int TASK_COST = 4096;

    private final int[] heavy;
    private final int[] taskStart;

    private RowSchedule(int[] heavy, int[] taskStart) {
        this.heavy = heavy;
        this.taskStart = taskStart;
    }

    /** The schedule for systems of {@code size} unknowns: a solve costs about as much as {@code size / 3} ratings. */
    static RowSchedule of(SparseRatings.Rows rows, int size) {
        int[] heavy = new int[rows.size() / SEGMENT];
        int numHeavy = 0;
        int[] starts = new int[16];
        int numTasks = 0;
        int cost = TASK_COST;
        for (int row = 0; row < rows.numRows(); row++) {
            if (cost >= TASK_COST) {
                starts = numTasks + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
                starts[numTasks++] = row;
                cost = 0;
            }
            if (isHeavy(rows, row)) {
                heavy[numHeavy++] = row;
            } else {
                cost += rows.count(row) + size / 3 + 4;
            }
        }
        starts[numTasks] = rows.numRows();
        return new RowSchedule(Arrays.copyOf(heavy, numHeavy), Arrays.copyOf(starts, numTasks + 1));
    }

    /** Whether {@code row} is cut. */
    static boolean isHeavy(SparseRatings.Rows rows, int row) {
        return rows.count(row) > SEGMENT;
    }

    /** Number of segments of {@code row}. */
    static int segments(SparseRatings.Rows rows, int row) {
        return (rows.count(row) + SEGMENT - 1) / SEGMENT;
    }

    /** Number of heavy rows. */
    int numHeavy() {
        return heavy.length;
    }

    /** The {@code index}-th heavy row. */
    int heavy(int index) {
        return heavy[index];
    }

    /** Number of tasks of light rows. */
    int numTasks() {
        return taskStart.length - 1;
    }

    /** First row of {@code task}; heavy rows in between are not part of it. */
    int taskStart(int task) {
        return taskStart[task];
    }
}
