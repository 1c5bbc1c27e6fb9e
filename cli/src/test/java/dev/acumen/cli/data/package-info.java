/** Tests of fetching data sets. */
package dev.acumen.cli.data;
