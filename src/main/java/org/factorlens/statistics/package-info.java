/** Intervals and tests of numbers, whatever they measure. Imports nothing of FactorLens. */
package org.factorlens.statistics;
