/** Tests of fetching data sets. */
package dev.acumen.data.published;
