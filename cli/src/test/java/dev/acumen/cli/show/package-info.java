/** Tests of the command as a user meets it, and of the whole project's shape. */
package dev.acumen.cli.show;
