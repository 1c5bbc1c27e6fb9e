/** Tests of the search adapters. */
package dev.acumen.tools.search;
