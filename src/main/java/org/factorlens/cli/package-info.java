/** The command line: commands, options, exit codes, progress. Exit codes: 0 done, 1 a cell or check failed, 2 bad usage or input. */
package org.factorlens.cli;
