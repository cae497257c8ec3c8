package org.factorlens.experiment;

import java.util.List;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.Surprise;
import org.factorlens.results.Timing;

/**
 * Everything that a cell leaves.
 *
 * @param cell the cell
 * @param result its row
 * @param users test errors by user, or null where the cell failed
 * @param sampled what sampling leaves; empty for other methods
 */
record CellOutcome(
        Cell cell,
        CellResult result,
        List<CurvePoint> curve,
        List<ErrorGroup> groups,
        List<ResidualBin> residuals,
        List<Surprise> surprises,
        UserErrors users,
        Timing timing,
        SampledCell sampled) {
    /** Of a method that does not sample. */
    CellOutcome(
            Cell cell,
            CellResult result,
            List<CurvePoint> curve,
            List<ErrorGroup> groups,
            List<ResidualBin> residuals,
            List<Surprise> surprises,
            UserErrors users,
            Timing timing) {
        this(cell, result, curve, groups, residuals, surprises, users, timing, SampledCell.NONE);
    }
}
