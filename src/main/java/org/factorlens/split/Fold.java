package org.factorlens.split;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One division of the ratings; every position is in at most one part.
 *
 * @param number fold number from 0
 * @param train positions to train on while choosing, ascending
 * @param validation positions to choose by, ascending; empty where there is no validation part
 * @param test positions to test on, ascending; read once
 */
public record Fold(int number, int[] train, int[] validation, int[] test) {
    /** {@code train} and {@code validation} together, ascending: what the final model is trained on. */
    public int[] trainAndValidation() {
        if (validation.length == 0) {
            return train;
        }
        int[] both = Arrays.copyOf(train, train.length + validation.length);
        System.arraycopy(validation, 0, both, train.length, validation.length);
        Arrays.sort(both);
        return both;
    }

    /** SHA-256 of the assignment: one byte per position of the table (0 unused, 1 train, 2 validation, 3 test). */
    public String sha256(int tableSize) {
        byte[] part = new byte[tableSize];
        mark(part, train, 1);
        mark(part, validation, 2);
        mark(part, test, 3);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(part));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mark(byte[] part, int[] positions, int value) {
        for (int position : positions) {
            part[position] = (byte) value;
        }
    }
}
