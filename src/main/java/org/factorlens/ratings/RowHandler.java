package org.factorlens.ratings;

import org.apache.commons.csv.CSVRecord;

/** Takes the rows of one file. Rows come in batches, so that a batch with a bad row can be read again with care. */
interface RowHandler {
    /**
     * Looks at the file's first record.
     *
     * @return whether it is a header (else it is a row, and comes again through {@link #take})
     * @throws BadInputException where a header was expected and this is none
     */
    boolean header(CSVRecord first);

    /**
     * Adds a row to the batch.
     *
     * @param record the row
     * @param place where it stands, or null where rows are read fast and that is not known
     * @return null where the row is good; else it is not in the batch
     */
    BadField take(CSVRecord record, Place place);

    /** Keeps the rows of the batch and begins a new one. */
    void keepBatch();

    /** Forgets the rows of the batch. */
    void dropBatch();

    /** Where a row stands. */
    @FunctionalInterface
    interface Place {
        /** {@code file:line:column} of field {@code field} (from 0). */
        String of(int field);
    }
}
