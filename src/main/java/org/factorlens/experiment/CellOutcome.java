package org.factorlens.experiment;

import java.util.List;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.evaluation.Ranking;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Surprise;
import org.factorlens.results.Timing;

/**
 * Everything that a cell leaves.
 *
 * @param cell the cell
 * @param result its row
 * @param users test errors by user, or null where the cell failed
 * @param ranking how its lists do, or null where the cell failed or no lists were made
 * @param sampled what sampling leaves; empty for other methods
 */
record CellOutcome(
        Cell cell,
        CellResult result,
        List<CurvePoint> curve,
        List<ErrorGroup> groups,
        List<ResidualBin> residuals,
        List<Surprise> surprises,
        List<SubsetScore> parts,
        List<CalibrationBin> calibration,
        UserErrors users,
        Ranking ranking,
        Timing timing,
        SampledCell sampled) {}
