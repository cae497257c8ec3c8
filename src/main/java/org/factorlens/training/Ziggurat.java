package org.factorlens.training;

/**
 * Standard normal draws by the ziggurat of Marsaglia and Tsang (2000) with 256 layers of equal area; layer and position are
 * taken from different bits, as Doornik (2005) asks: 8 and 24 of 32, so that a random word serves two draws. Tables and rare
 * branches use {@link StrictMath}, so the draws are fixed.
 */
final class Ziggurat {
    private static final int LAYER_BITS = 8;
    private static final int LAYERS = 1 << LAYER_BITS;
    /** Where the tail begins. */
    private static final double TAIL = 3.6541528853610088;
    /** Area of a layer. */
    private static final double AREA = 0.00492867323399;

    /** Positions are odd multiples of half of this, between -1 and 1. */
    private static final double UNIT_23 = 0x1.0p-23;

    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] HEIGHT = new double[LAYERS + 1];
    /** In units of the position: a layer's width, and below which position it lies under the density for certain. */
    private static final float[] WIDTH = new float[LAYERS];

    private static final float[] INNER = new float[LAYERS];

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
            WIDTH[layer] = (float) (EDGE[layer] * UNIT_23);
            INNER[layer] = (float) (EDGE[layer + 1] / EDGE[layer] / UNIT_23);
        }
    }

    private Ziggurat() {}

    /** The normal density without its constant. */
    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    /**
     * A draw.
     *
     * @param bits 32 random bits, which are enough 99 times in 100
     * @param more where to take others from
     */
    static float normal(int bits, RandomStream more) {
        int layer = bits & (LAYERS - 1);
        float position = (bits >> LAYER_BITS) + 0.5f;
        return Math.abs(position) < INNER[layer] ? position * WIDTH[layer] : rare(layer, position, more);
    }

    private static float rare(int layer, float position, RandomStream more) {
        if (layer == 0) {
            return (float) tail(more, position < 0);
        }
        double x = position * UNIT_23 * EDGE[layer];
        double height = HEIGHT[layer] + more.uniform() * (HEIGHT[layer + 1] - HEIGHT[layer]);
        return height < density(x) ? (float) x : more.normal();
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
