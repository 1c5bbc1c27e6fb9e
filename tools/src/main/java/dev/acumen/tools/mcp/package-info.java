/**
 * Tools of MCP servers. Start with {@link dev.acumen.tools.mcp.McpToolkit}. May import {@code core.tool} and {@code core.run}.
 */
@NullMarked
package dev.acumen.tools.mcp;

import org.jspecify.annotations.NullMarked;
