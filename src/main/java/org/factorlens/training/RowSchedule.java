package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.ratings.SparseRatings;

/**
 * How the rows of one side are cut into tasks, from the ratings and settings alone: heavy rows into segments of
 * {@link #SEGMENT} ratings; the others, light rows in order and then short rows (which the dual form serves) by number of
 * ratings, into runs of about equal cost.
 */
final class RowSchedule {
    /** Ratings per segment of a heavy row; part of the numeric definition, since segments are added in order. */
    static final int SEGMENT = 8192;

    /** Ratings per block, about. */
    private static final int BLOCK = 1 << 16;

    /** Cost of a task in ratings: large against handing it out, small against a sweep. */
    private static final int TASK_COST = 4096;

    private final int[] heavy;
    private final int[] order;
    private final int numLight;
    private final int[] taskStart;

    private RowSchedule(int[] heavy, int[] order, int numLight, int[] taskStart) {
        this.heavy = heavy;
        this.order = order;
        this.numLight = numLight;
        this.taskStart = taskStart;
    }

    /** The schedule for rows of {@code k} factors. */
    static RowSchedule of(SparseRatings.Rows rows, int k, RowUpdate.Settings settings) {
        int size = settings.unknowns(k);
        boolean[] shortCount = new boolean[DualSolver.mostRatings(size) + 1];
        for (int count = 0; count < shortCount.length; count++) {
            shortCount[count] = DualSolver.serves(size, count, settings);
        }
        int[] heavy = new int[rows.size() / SEGMENT];
        int[] order = new int[rows.numRows()];
        int[] next = new int[shortCount.length + 1];
        int numHeavy = 0;
        int numLight = 0;
        for (int row = 0; row < rows.numRows(); row++) {
            int count = rows.count(row);
            if (isHeavy(rows, row)) {
                heavy[numHeavy++] = row;
            } else if (count < shortCount.length && shortCount[count]) {
                next[count + 1]++;
            } else {
                order[numLight++] = row;
            }
        }
        next[0] = numLight;
        for (int count = 1; count < next.length; count++) {
            next[count] += next[count - 1];
        }
        for (int row = 0; row < rows.numRows(); row++) {
            int count = rows.count(row);
            if (count < shortCount.length && shortCount[count]) {
                order[next[count]++] = row;
            }
        }
        int numRows = rows.numRows() - numHeavy;
        return new RowSchedule(
                Arrays.copyOf(heavy, numHeavy), order, numLight, tasks(rows, order, numLight, numRows, size));
    }

    /** Where tasks begin: a solve costs about as much as {@code size / 3} ratings; short rows go by whole batches. */
    private static int[] tasks(SparseRatings.Rows rows, int[] order, int numLight, int numRows, int size) {
        int[] starts = new int[16];
        int numTasks = 0;
        int cost = TASK_COST;
        for (int i = 0; i < numRows; i++) {
            if (i == numLight || (cost >= TASK_COST && (i < numLight || (i - numLight) % DualSolver.ROWS == 0))) {
                starts = numTasks + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
                starts[numTasks++] = i;
                cost = 0;
            }
            cost += rows.count(order[i]) + (i < numLight ? size / 3 : 0) + 4;
        }
        starts[numTasks] = numRows;
        return Arrays.copyOf(starts, numTasks + 1);
    }

    /**
     * Cuts rows into blocks of about 65,536 ratings, from the ratings alone.
     *
     * @return the first row of each block, and the number of rows
     */
    static int[] blocks(SparseRatings.Rows rows) {
        int[] starts = new int[rows.size() / BLOCK + 2];
        int blocks = 0;
        for (int row = 0; row < rows.numRows(); row++) {
            if (rows.start(row) >= (long) blocks * BLOCK && blocks < starts.length - 1) {
                starts[blocks++] = row;
            }
        }
        starts[blocks] = rows.numRows();
        return Arrays.copyOf(starts, blocks + 1);
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

    /** Rows that are not heavy: light ones first, then short ones; the array itself. */
    int[] order() {
        return order;
    }

    /** Number of light rows. */
    int numLight() {
        return numLight;
    }

    /** Number of tasks; none has both light and short rows. */
    int numTasks() {
        return taskStart.length - 1;
    }

    /** Where {@code task} begins in {@link #order()}. */
    int taskStart(int task) {
        return taskStart[task];
    }
}
