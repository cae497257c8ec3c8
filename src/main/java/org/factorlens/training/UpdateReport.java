package org.factorlens.training;

/**
 * What happened in an update.
 *
 * @param rows rows that had ratings
 * @param notPositiveDefinite how many of them float32 could not solve, so that float64 did
 */
record UpdateReport(int rows, int notPositiveDefinite) {
    /** Both together. */
    UpdateReport plus(UpdateReport other) {
        return new UpdateReport(
                Math.addExact(rows, other.rows), Math.addExact(notPositiveDefinite, other.notPositiveDefinite));
    }
}
