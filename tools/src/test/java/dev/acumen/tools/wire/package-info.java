/** Tests of JSON over HTTP. */
package dev.acumen.tools.wire;
