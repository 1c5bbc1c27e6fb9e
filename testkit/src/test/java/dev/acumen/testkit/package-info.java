/** The contract suites on our own implementations. */
package dev.acumen.testkit;
