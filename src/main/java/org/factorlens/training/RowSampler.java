package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.GaussianDraw;
import org.factorlens.linalg.NormalEquations;

/**
 * Draws rows of one half sweep from their normal distribution given everything else; the scratch space of one worker. In the
 * coordinates of {@link WhitenedTable} the precision of a row is {@code α (XᵀX + I/α)}.
 */
final class RowSampler {
    private static final int PANEL_FLOATS = 16_384;

    private final Kernel kernel;
    private final int size;
    private final int panelRows;
    private final float[] panel;
    private final int[] columns;
    private final float[] targets;
    private final float[] mean;
    private final float[] normals;
    private final float[] solution;
    private final DrawnRows drawn;
    private final NormalEquations equations;
    private final NormalEquations segment;
    private final DualSampler dual;
    private final RandomStream random = new RandomStream();

    private GibbsHalf half;
    private int indefinite;

    RowSampler(Kernel kernel, int size) {
        this.kernel = kernel;
        this.size = size;
        this.panelRows = Math.max(8, PANEL_FLOATS / Kernel.paddedLength(size + 1)) | 1;
        this.panel = new float[Kernel.panelLength(panelRows, size + 1)];
        this.columns = new int[panelRows];
        this.targets = new float[panelRows];
        this.mean = new float[size];
        this.normals = new float[size];
        this.solution = new float[NormalEquations.solutionLength(size)];
        this.drawn = new DrawnRows(size);
        this.equations = new NormalEquations(kernel, size);
        this.segment = new NormalEquations(kernel, size);
        this.dual = new DualSampler(kernel, size, drawn);
    }

    /** Starts a half sweep. */
    void begin(GibbsHalf newHalf) {
        half = newHalf;
        indefinite = 0;
    }

    /** Rows since {@link #begin} that float64 had to draw. */
    int indefinite() {
        return indefinite;
    }

    /** Draws the rows of a task. */
    void drawTask(RowSchedule schedule, int task) {
        int begin = schedule.taskStart(task);
        int end = schedule.taskStart(task + 1);
        int lights = Math.max(begin, Math.min(end, schedule.numLight()));
        for (int i = begin; i < lights; i++) {
            draw(schedule.order()[i]);
        }
        for (int from = lights; from < end; from += DualSolver.ROWS) {
            int failed = dual.draw(half, schedule.order(), from, Math.min(end, from + DualSolver.ROWS));
            for (int rest = failed; rest != 0; rest &= rest - 1) {
                int row = schedule.order()[from + Integer.numberOfTrailingZeros(rest)];
                begin(row);
                drawInFloat64(row);
            }
        }
        drawn.store(half);
    }

    /** Draws a row that is a task of its own. */
    void drawHeavy(int row) {
        draw(row);
        drawn.store(half);
    }

    private void begin(int row) {
        half.prior().whitenedMean(row, mean);
        random.at(half.address(), row).normals(normals, 0, size);
    }

    private void draw(int row) {
        begin(row);
        if (half.rows().count(row) == 0) {
            int at = drawn.add(half, row);
            for (int i = 0; i < size; i++) {
                drawn.entries()[at + i] = mean[i] + normals[i];
            }
            return;
        }
        collect(row);
        float ridge = (float) half.noise();
        for (int i = 0; i < size; i++) {
            equations.addRidge(i, ridge);
            equations.setRightHandSide(i, equations.rightHandSide(i) + ridge * mean[i]);
        }
        if (equations.draw(normals, (float) Math.sqrt(half.noise()), solution)) {
            System.arraycopy(solution, equations.firstUnknown(), drawn.entries(), drawn.add(half, row), size);
        } else {
            drawInFloat64(row);
        }
    }

    /** The normal equations of a row, without its prior; segments are added in order, which keeps float32 exact enough. */
    private void collect(int row) {
        int start = half.rows().start(row);
        int end = half.rows().start(row + 1);
        equations.clear(size);
        collect(start, Math.min(end, start + RowSchedule.SEGMENT), equations);
        for (int from = start + RowSchedule.SEGMENT; from < end; from += RowSchedule.SEGMENT) {
            segment.clear(size);
            collect(from, Math.min(from + RowSchedule.SEGMENT, end), segment);
            equations.addEquations(segment);
        }
    }

    private void collect(int from, int to, NormalEquations into) {
        for (int slot = from; slot < to; slot += panelRows) {
            int count = Math.min(panelRows, to - slot);
            fillPanel(slot, count);
            into.addPanel(panel, panelRows, count);
        }
    }

    /** Fills panel rows {@code [Lᵀx | target - bias]}. */
    private void fillPanel(int slot, int count) {
        WhitenedTable other = half.other();
        half.rows().copyColumns(slot, slot + count, columns);
        half.rows().copyRatings(slot, slot + count, half.centred(), targets);
        kernel.gather(other.table(), WhitenedTable.ORIGIN, other.stride(), columns, count, size + 1, panel, panelRows);
        int target = Kernel.panelIndex(panelRows, size + 1, 0, size);
        for (int p = 0; p < count; p++) {
            int at = target + p * Kernel.BLOCK;
            panel[at] = targets[p] - panel[at];
        }
    }

    private void drawInFloat64(int row) {
        indefinite++;
        WhitenedTable other = half.other();
        double[] matrix = new double[size * size];
        double[] rightHandSide = new double[size];
        double[] n = new double[size];
        for (int slot = half.rows().start(row); slot < half.rows().start(row + 1); slot++) {
            int column = half.rows().column(slot);
            double target = half.rows().value(slot, half.centred()) - (double) other.entry(column, size);
            for (int i = 0; i < size; i++) {
                rightHandSide[i] += other.entry(column, i) * target;
                for (int j = 0; j < size; j++) {
                    matrix[i * size + j] += (double) other.entry(column, i) * other.entry(column, j);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i * size + i] += half.noise();
            rightHandSide[i] += half.noise() * mean[i];
            n[i] = normals[i];
        }
        double[] exact = GaussianDraw.draw(matrix, rightHandSide, n, Math.sqrt(half.noise()));
        int at = drawn.add(half, row);
        for (int i = 0; i < size; i++) {
            drawn.entries()[at + i] = (float) exact[i];
        }
    }
}
