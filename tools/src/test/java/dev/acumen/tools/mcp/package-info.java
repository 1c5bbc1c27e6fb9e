/** Tests of tools from MCP servers. */
package dev.acumen.tools.mcp;
