/**
 * Python for models. Start with {@link dev.acumen.tools.python.PythonSandbox}, which says whether there is any and opens a
 * {@link dev.acumen.tools.python.PythonTool} for each attempt. May import {@code core.tool}, {@code sandbox.process} and
 * {@code sandbox}.
 */
@NullMarked
package dev.acumen.tools.python;

import org.jspecify.annotations.NullMarked;
