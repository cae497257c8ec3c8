/**
 * Results to web pages. Reads a results directory and never trains. {@link org.factorlens.report.Report} is the entrance;
 * each page is a small class that turns results into one view record, which its template under {@code templates/pages}
 * draws; every byte leaves through {@link org.factorlens.report.SiteOutput}.
 */
package org.factorlens.report;
