package org.factorlens.ratings;

import java.util.SplittableRandom;

/**
 * The normal distribution, with {@link StrictMath} only: the same bits on every machine and JDK. (The draws and the
 * distribution functions of the JDK and of libraries may use {@link Math}, whose last bit depends on the processor.)
 */
final class Normal {
    private static final double UNIT_53 = 0x1.0p-53;
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    /** Beyond this many standard deviations the distribution function is 0 or 1 to 15 digits. */
    private static final double FAR = 8.0;

    private Normal() {}

    /** A uniform draw from (0, 1], a multiple of 2^-53. */
    static double uniform(SplittableRandom random) {
        return ((random.nextLong() >>> 11) + 1) * UNIT_53;
    }

    /** A standard normal draw: Box and Muller (1958), the cosine branch; takes two values of the stream. */
    static double draw(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(random)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(random));
    }

    /**
     * The standard normal distribution function by Marsaglia's series (Journal of Statistical Software 11(4), 2004):
     * 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...). Absolute error below 1e-15.
     */
    static double cdf(double x) {
        if (x < -FAR) {
            return 0;
        }
        if (x > FAR) {
            return 1;
        }
        double term = x;
        double sum = x;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * x * x) / ROOT_TWO_PI;
    }
}
