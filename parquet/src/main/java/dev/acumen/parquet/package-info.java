/** Published data sets that are Parquet files. Start with {@link dev.acumen.parquet.ParquetRows}. May import {@code data}. */
@NullMarked
package dev.acumen.parquet;

import org.jspecify.annotations.NullMarked;
