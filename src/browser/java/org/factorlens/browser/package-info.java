/**
 * The generated site in a real browser, from {@code file://}: profile {@code browser}. Tests walk the site, so that a new kind of
 * page is opened, photographed and checked without being named here.
 */
package org.factorlens.browser;
