package org.factorlens.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.factorlens.ratings.SparseRatings;

/** Writes the ratings that benchmarks train on for programs that are not Java: see {@code src/bench/peer/als.c}. */
public final class ExportRatings {
    private ExportRatings() {}

    /** Arguments: users, items, training ratings, file (overwritten). */
    public static void main(String[] args) throws IOException {
        SyntheticRatings.Split data = SyntheticRatings.split(
                Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), 1);
        try (FileChannel file = FileChannel.open(
                Path.of(args[3]),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (SparseRatings.Rows rows : List.of(
                    data.train().byUser(), data.train().byItem(), data.test().byUser())) {
                write(rows, KernelUpdate.centre(rows.levels(), data.trainMean()), file);
            }
        }
    }

    /** Number of rows, where rows start (one more), columns, centred ratings: 32 bits each, the lowest byte first. */
    private static void write(SparseRatings.Rows rows, float[] centred, FileChannel file) throws IOException {
        int[] columns = new int[rows.size()];
        float[] ratings = new float[rows.size()];
        rows.copyColumns(0, rows.size(), columns);
        rows.copyRatings(0, rows.size(), centred, ratings);
        int numbers = 2 + rows.numRows() + 2 * rows.size();
        ByteBuffer bytes = ByteBuffer.allocate(numbers * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(rows.numRows());
        for (int row = 0; row <= rows.numRows(); row++) {
            bytes.putInt(rows.start(row));
        }
        for (int column : columns) {
            bytes.putInt(column);
        }
        for (float rating : ratings) {
            bytes.putFloat(rating);
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
