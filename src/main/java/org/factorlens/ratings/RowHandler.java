package org.factorlens.ratings;

import org.apache.commons.csv.CSVRecord;

/**
 * Takes the rows of one file. Rows come in batches, each filled by one thread, several at the same time; batches are kept
 * one after the other, in file order.
 *
 * @param <B> its batches
 */
interface RowHandler<B extends RowHandler.Batch> {
    /**
     * Looks at the file's first record, before any batch is begun.
     *
     * @return whether it is a header (else it is a row, and comes again in a batch)
     * @throws BadInputException where a header was expected and this is none
     */
    boolean header(CSVRecord first);

    /** A new batch without rows. */
    B batch();

    /** Keeps the rows of {@code batch}; those of all batches before it were kept already. */
    void keep(B batch);

    /** Rows of one part of the file. */
    interface Batch {
        /**
         * Adds a row.
         *
         * @param record the row
         * @param place where it stands, or null where rows are read fast and that is not known
         * @return null where the row is good; else it is not in the batch
         */
        BadField take(CSVRecord record, Place place);
    }

    /** Where a row stands. */
    @FunctionalInterface
    interface Place {
        /** {@code file:line:column} of field {@code field} (from 0). */
        String of(int field);
    }
}
