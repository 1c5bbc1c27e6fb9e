/** Tests of JSON over HTTP. */
package dev.acumen.tools.internal.wire;
