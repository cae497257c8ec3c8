package org.factorlens.kernel;

/** Chooses the twin; names the SIMD class only where its module is present. */
final class KernelChoice {
    private KernelChoice() {}

    /**
     * The twin to use.
     *
     * @param wanted {@code scalar}, {@code simd}, or null for the best that the JVM offers
     */
    static KernelOperations select(String wanted) {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (wanted == null) {
            return present ? new SimdKernel() : new ScalarKernel();
        }
        return switch (wanted) {
            case "scalar" -> new ScalarKernel();
            case "simd" -> {
                if (!present) {
                    throw new IllegalStateException(
                            "factorlens.kernel=simd needs the JVM option --add-modules jdk.incubator.vector");
                }
                yield new SimdKernel();
            }
            default ->
                throw new IllegalStateException("factorlens.kernel is '" + wanted + "'; it must be scalar or simd");
        };
    }
}
