package org.factorlens.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files in ways that files get damaged, and in ways that somebody would who means harm. */
final class Mutator {
    private static final String[] PIECES = {
        "\0",
        "\"",
        "'",
        ",",
        ";",
        "\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "-",
        "::",
        "|",
        "\\",
        "/",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "<<: *a",
        "!!java.net.URL ",
        "%",
        "#",
        "---\n",
        "? ",
        "null",
        "true",
        "NaN",
        "Infinity",
        "1e400",
        "-1e400",
        "1e-400",
        "0x1p3",
        "1_000",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "2147483648",
        "99999999999999999999999999",
        "0.1e",
        "-0",
        "=1+1",
        "@",
        "\ufeff",
        "\u0130",
        "\u0660",
        "\u202e",
        "\u2028",
        "\ud83d\ude00",
        "../../../etc/passwd",
        "<script>",
        "x".repeat(3000),
        "[".repeat(300),
        "{a: ".repeat(60)
    };

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    /** Text with up to four changes; none in a case of five. */
    byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(5); changes > 0 && bytes.length > 2; changes--) {
            bytes = random.nextInt(3) == 0 ? token(bytes) : once(bytes);
        }
        return bytes;
    }

    /** Binary data with one to four changes. */
    byte[] binary(byte[] original) {
        byte[] bytes = original;
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 8; changes--) {
            bytes = random.nextInt(3) == 0 ? number(bytes) : once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> Arrays.copyOf(bytes, Math.max(1, at));
            case 2 -> spliced(bytes, at, 1, new byte[0]);
            case 3 -> spliced(bytes, at, 0, piece);
            case 4 -> spliced(bytes, at, Math.min(piece.length, bytes.length - at), piece);
            case 5 -> spliced(bytes, at, 0, copied(bytes));
            default -> spliced(bytes, at, random.nextInt(Math.min(60, bytes.length - at) + 1), new byte[0]);
        };
    }

    /** Another value in the place of a word or a number. */
    private byte[] token(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        while (at < bytes.length && !isWord(bytes[at])) {
            at++;
        }
        int end = at;
        while (end < bytes.length && isWord(bytes[end])) {
            end++;
        }
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        return spliced(bytes, at, end - at, piece);
    }

    private static boolean isWord(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '.';
    }

    /** An extreme number in the place of four bytes. */
    private byte[] number(byte[] bytes) {
        int[] extremes = {-1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fc00000, 0x7f800000, 1 << 30, 255};
        int value = extremes[random.nextInt(extremes.length)];
        byte[] four = {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
        return spliced(bytes, random.nextInt(bytes.length - 4), 4, four);
    }

    private byte[] copied(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, from, from + random.nextInt(Math.min(200, bytes.length - from) + 1));
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - removed + inserted.length);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
