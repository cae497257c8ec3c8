package org.factorlens.results;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One record in one file, for work that goes on later: what it was made from stands in a key, and every byte is under a
 * checksum. Not a format to exchange: a program that is built differently has other keys.
 *
 * <pre>
 * "FLRECORD 1\n"  11 bytes     key and name of the record type, each a length (int) and UTF-8
 * the record      see {@link RecordCodec}
 * checksum        SHA-256 of everything before it, 32 bytes
 * </pre>
 */
public final class RecordFile {
    private static final byte[] MAGIC = "FLRECORD 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM_BYTES = 32;
    private static final int BUFFER = 1 << 16;

    private RecordFile() {}

    /**
     * Replaces {@code file}: a crash, even of the machine, leaves the old record or the new one.
     *
     * @param key says what the record was made from
     * @throws BadResultsException where the file cannot be written
     */
    public static void write(Path file, String key, Record value) {
        AtomicFile.write(file, out -> {
            MessageDigest digest = sha256();
            // The buffer hands large pieces to the digest.
            DataOutputStream data =
                    new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER));
            data.write(MAGIC);
            RecordCodec.write(data, String.class, key);
            RecordCodec.write(data, String.class, value.getClass().getName());
            RecordCodec.write(data, value.getClass(), value);
            data.flush();
            out.write(digest.digest());
        });
    }

    /**
     * Reads a record back, equal to the bit.
     *
     * @return null where there is no file, or one that was made from something else
     * @throws BadResultsException where the file is damaged or cannot be read
     */
    public static <T extends Record> T read(Path file, String key, Class<T> type) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            if (!whole(file)) {
                throw new BadResultsException(file + " is damaged: its checksum does not match");
            }
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                in.skipNBytes(MAGIC.length);
                return key.equals(RecordCodec.read(in, String.class))
                                && type.getName().equals(RecordCodec.read(in, String.class))
                        ? type.cast(RecordCodec.read(in, type))
                        : null;
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    /** The whole file is checked before anything in it is believed. */
    private static boolean whole(Path file) throws IOException {
        long body = Files.size(file) - CHECKSUM_BYTES;
        if (body < MAGIC.length) {
            return false;
        }
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            digest.update(magic);
            for (long left = body - magic.length; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(BUFFER, left));
                digest.update(buffer, 0, read);
                left = read == 0 ? 0 : left - read;
            }
            return Arrays.equals(MAGIC, magic) && Arrays.equals(digest.digest(), in.readAllBytes());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
