package org.factorlens.results;

/**
 * A row of {@code timings.csv}, the only file with times; outside what is compared byte for byte.
 *
 * @param cell cell id, or {@code load}, {@code split}, {@code total}
 * @param trainSeconds wall time of training
 * @param evaluateSeconds wall time of evaluation
 * @param peakHeapMb largest heap in use seen, in MiB
 */
public record Timing(String cell, double trainSeconds, double evaluateSeconds, double peakHeapMb) {}
