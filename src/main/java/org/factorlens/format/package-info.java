/**
 * Numbers, units and durations for people. One place decides how many digits are shown; nothing here depends on the
 * host's locale or on the default text of floating point, which differs between JDKs. Imports nothing of the project.
 */
package org.factorlens.format;
