package org.factorlens.ratings;

import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** Takes the rows of a ratings file and hands the good ones to {@link RatingColumns}. */
final class RatingRows implements RowHandler<RatingBatch> {
    private final RatingColumns columns;
    private final Function<CSVRecord, RatingFields> fieldsOf;
    private final boolean header;
    private final boolean numericIds;
    private final RatingScale declared;
    private final NegativeIds negatives;
    private RatingFields fields;

    /**
     * Creates the handler.
     *
     * @param columns where good rows go
     * @param fieldsOf finds the columns, given the first record
     * @param header whether the first record is a header
     * @param numericIds whether every id must be a whole number of 0 or more
     * @param declared limits of the ratings, or null
     * @param negatives remembers rows whose id is a negative number
     */
    RatingRows(
            RatingColumns columns,
            Function<CSVRecord, RatingFields> fieldsOf,
            boolean header,
            boolean numericIds,
            RatingScale declared,
            NegativeIds negatives) {
        this.columns = columns;
        this.fieldsOf = fieldsOf;
        this.header = header;
        this.numericIds = numericIds;
        this.declared = declared;
        this.negatives = negatives;
    }

    @Override
    public boolean header(CSVRecord first) {
        fields = fieldsOf.apply(first);
        columns.timed(fields.time() >= 0);
        return header;
    }

    @Override
    public RatingBatch batch() {
        return new RatingBatch(fields, numericIds, declared);
    }

    @Override
    public void keep(RatingBatch batch) {
        batch.appendTo(columns, negatives);
    }
}
