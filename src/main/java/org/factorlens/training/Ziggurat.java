package org.factorlens.training;

/**
 * Standard normal draws by the ziggurat of Marsaglia and Tsang (2000) with 256 layers of equal area; layer and position are
 * taken from different bits, as Doornik (2005) asks. Tables and rare branches use {@link StrictMath}, so the draws are fixed.
 */
final class Ziggurat {
    private static final int LAYERS = 256;
    /** Where the tail begins. */
    private static final double TAIL = 3.6541528853610088;
    /** Area of a layer. */
    private static final double AREA = 0.00492867323399;

    private static final double UNIT_52 = 0x1.0p-52;
    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] HEIGHT = new double[LAYERS + 1];
    private static final double[] INNER = new double[LAYERS];

    static {
        EDGE[0] = AREA / density(TAIL);
        EDGE[1] = TAIL;
        for (int layer = 2; layer < LAYERS; layer++) {
            EDGE[layer] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[layer - 1] + density(EDGE[layer - 1])));
        }
        for (int layer = 0; layer <= LAYERS; layer++) {
            HEIGHT[layer] = density(EDGE[layer]);
        }
        for (int layer = 0; layer < LAYERS; layer++) {
            INNER[layer] = EDGE[layer + 1] / EDGE[layer];
        }
    }

    private Ziggurat() {}

    /** The normal density without its constant. */
    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    static double normal(RandomStream random) {
        while (true) {
            long bits = random.bits();
            int layer = (int) bits & (LAYERS - 1);
            double u = (bits >> 11) * UNIT_52;
            if (Math.abs(u) < INNER[layer]) {
                return u * EDGE[layer];
            }
            if (layer == 0) {
                return tail(random, u < 0);
            }
            double x = u * EDGE[layer];
            double height = HEIGHT[layer] + random.uniform() * (HEIGHT[layer + 1] - HEIGHT[layer]);
            if (height < density(x)) {
                return x;
            }
        }
    }

    /** A draw from beyond {@link #TAIL} (Marsaglia 1964). */
    private static double tail(RandomStream random, boolean negative) {
        while (true) {
            double x = -StrictMath.log(random.uniform()) / TAIL;
            double y = -StrictMath.log(random.uniform());
            if (2 * y > x * x) {
                return negative ? -(TAIL + x) : TAIL + x;
            }
        }
    }
}
