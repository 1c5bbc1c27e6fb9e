package dev.acumen.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.data.DataException;
import dev.acumen.data.published.RowFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The rows of a Parquet file as JSON: structures become objects, lists arrays, what is missing null. */
public final class ParquetRows implements RowFormat {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public void each(Path file, Consumer<JsonNode> row) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                new LocalFile(file), ParquetReadOptions.builder().build())) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    row.accept(object(records.read()));
                }
            }
        } catch (UncheckedIOException | DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader has a dozen kinds of exceptions for damaged files, most of them of no class of its own.
            throw DataException.content(file.getFileName() + " is no readable Parquet file: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static ObjectNode object(Group group) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        GroupType type = group.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
            node.set(type.getFieldName(field), field(group, field));
        }
        return node;
    }

    private static JsonNode field(Group group, int field) {
        Type type = group.getType().getType(field);
        int count = group.getFieldRepetitionCount(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < count; i++) {
                list.add(value(group, field, i));
            }
            return list;
        }
        return count == 0 ? JsonNodeFactory.instance.nullNode() : value(group, field, 0);
    }

    private static JsonNode value(Group group, int field, int index) {
        Type type = group.getType().getType(field);
        if (type.isPrimitive()) {
            return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                case BOOLEAN -> JsonNodeFactory.instance.booleanNode(group.getBoolean(field, index));
                case INT32 -> JsonNodeFactory.instance.numberNode(group.getInteger(field, index));
                case INT64 -> JsonNodeFactory.instance.numberNode(group.getLong(field, index));
                case FLOAT -> JsonNodeFactory.instance.numberNode(group.getFloat(field, index));
                case DOUBLE -> JsonNodeFactory.instance.numberNode(group.getDouble(field, index));
                case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                    JsonNodeFactory.instance.textNode(
                            group.getBinary(field, index).toStringUsingUTF8());
            };
        }
        Group inner = group.getGroup(field, index);
        boolean isList = type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation;
        return isList ? list(inner) : object(inner);
    }

    /** A list stands as a group of one repeated group of one element. */
    private static ArrayNode list(Group wrapper) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        boolean isPlain = wrapper.getType().getType(0).isPrimitive();
        for (int i = 0; i < wrapper.getFieldRepetitionCount(0); i++) {
            list.add(isPlain ? value(wrapper, 0, i) : field(wrapper.getGroup(0, i), 0));
        }
        return list;
    }

    private record LocalFile(Path path) implements InputFile {

        @Override
        public long getLength() {
            return path.toFile().length();
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
            return new DelegatingSeekableInputStream(Channels.newInputStream(file.getChannel())) {
                @Override
                public long getPos() throws IOException {
                    return file.getFilePointer();
                }

                @Override
                public void seek(long position) throws IOException {
                    file.seek(position);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }
}
