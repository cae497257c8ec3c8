package org.factorlens.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Which vector length is the faster one where the machine has 512 bits; results are the same at any (decision 106). */
public final class VectorLength {
    /** Up to so many factors 256 bits were no slower: rows of a few vectors waste less of the last one. */
    private static final int FEW_FACTORS = 32;

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** AMD's Zen 4 (family 25) does 512 bits in two halves; idle lanes at the diagonal then cost without a gain. */
    private static final Pattern ZEN_4 = Pattern.compile("cpu family\\s*:\\s*25");

    private static final Pattern AMD = Pattern.compile("vendor_id\\s*:\\s*AuthenticAMD");
    private static final Pattern INTEL = Pattern.compile("vendor_id\\s*:\\s*GenuineIntel");

    private static volatile int mostFactors = Integer.MAX_VALUE;

    private VectorLength() {}

    /**
     * Says how many factors the largest rows of this process have. A process has one vector length, from the first use of the
     * kernel on; calls after that have no effect.
     */
    public static void expectFactors(int most) {
        mostFactors = most;
    }

    /** Whether 512 bits are the faster length on this machine, for the rows that are expected. */
    static boolean use512() {
        return use512(mostFactors) && full512();
    }

    /** Whether 512 bits are the faster length where they do twice the work of 256. */
    static boolean use512(int factors) {
        return factors > FEW_FACTORS;
    }

    /** Whether 512-bit vectors do twice the work of 256-bit ones; false where that cannot be told. */
    static boolean full512() {
        try {
            return full512(Files.readAllLines(PROCESSORS));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The same from a description of the processors.
     *
     * @param processors lines of Linux's {@code /proc/cpuinfo}
     */
    static boolean full512(List<String> processors) {
        boolean amd = processors.stream().anyMatch(line -> AMD.matcher(line).matches());
        boolean intel = processors.stream().anyMatch(line -> INTEL.matcher(line).matches());
        boolean zen4 = processors.stream().anyMatch(line -> ZEN_4.matcher(line).matches());
        return intel || (amd && !zen4);
    }
}
