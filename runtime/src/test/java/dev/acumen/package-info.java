/** Tests of the runtime as an application uses it. */
package dev.acumen;
