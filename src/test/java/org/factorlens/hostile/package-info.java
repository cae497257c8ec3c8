/** Seeded random damage to everything that the program reads: it works, or says in one sentence what is wrong. */
package org.factorlens.hostile;
