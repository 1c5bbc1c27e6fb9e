package dev.acumen.store.internal.database;

import dev.acumen.store.internal.Uninterruptible;
import dev.acumen.store.journal.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One H2 database with one connection, used by one thread. Callers hand it work and wait; an interrupt of theirs does it no harm. */
public final class Database implements AutoCloseable {

    /** The number of {@code schema.sql}. A database with another is emptied, and folded again from the journals. */
    private static final int SCHEMA = 8;

    private final AtomicReference<@Nullable Thread> own = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "acumen-database");
        made.setDaemon(true);
        own.set(made);
        return made;
    });
    private final Map<SqlFile, String> statements = new EnumMap<>(SqlFile.class);
    private final AtomicReference<@Nullable StorageException> full = new AtomicReference<>();
    private final Connection connection;

    private Database(String url) {
        for (SqlFile file : SqlFile.values()) {
            statements.put(file, file.text());
        }
        try {
            this.connection = onThread(() -> connect(url));
        } catch (RuntimeException e) {
            thread.shutdown();
            throw e;
        }
    }

    /**
     * Opens the database of the given file, or makes it. {@code WRITE_DELAY=0} because H2 otherwise loses what was committed in the
     * last half second when the process is killed; no compaction in the background because it is suspected of damaging a file; no trace file beside it.
     *
     * @param file without {@code .mv.db}
     * @throws DamagedDatabase if it cannot be opened or given our schema
     * @throws StorageException if the disk has no room for it, here or in any later call; the database is not to blame then
     */
    public static Database open(Path file) {
        return new Database(HomeFilePath.url(file)
                + ";WRITE_DELAY=0;AUTO_COMPACT_FILL_RATE=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
    }

    /**
     * Reads what libraries and lists of runs are made of, so that damage there shows now and not later. Attempts are not looked at: there may be
     * hundreds of thousands, and damage among them is repaired when it shows.
     *
     * @throws DamagedDatabase if something cannot be read
     */
    public void check() {
        query(SqlFile.CHECK_LIBRARY, row -> row.getLong(1));
        if (query(SqlFile.CHECK_SUM, row -> row.getLong(1)).get(0) != 0) {
            throw new DamagedDatabase("it lost some of what calls came to");
        }
    }

    /**
     * Does several things as one: all of them or none.
     *
     * @throws DamagedDatabase if the database fails
     */
    void together(Runnable work) {
        onThread(() -> {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
                connection.setAutoCommit(true);
                return true;
            } catch (SQLException | RuntimeException | Error e) {
                // Not in a finally: switching back commits what is not rolled back.
                try {
                    connection.rollback();
                    connection.setAutoCommit(true);
                } catch (SQLException again) {
                    e.addSuppressed(again);
                }
                throw e;
            }
        });
    }

    void update(SqlFile sql, @Nullable Object... values) {
        onThread(() -> {
            try (PreparedStatement statement = prepare(sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    <T> List<T> query(SqlFile sql, RowReader<T> reader, @Nullable Object... values) {
        return onThread(() -> {
            try (PreparedStatement statement = prepare(sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> results = new ArrayList<>();
                while (rows.next()) {
                    results.add(reader.read(rows));
                }
                return results;
            } catch (IllegalArgumentException e) {
                // Rows hold what was valid when it was folded.
                throw new DamagedDatabase("the database holds what was never put there: " + e.getMessage(), e);
            }
        });
    }

    /** Closes the database. Nothing is lost if this is never called. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        try {
            onThread(() -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("SHUTDOWN");
                }
            });
        } finally {
            thread.shutdown();
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T onThread(Work<T> work) {
        if (Thread.currentThread().equals(own.get())) {
            return here(work);
        }
        return Uninterruptible.await(CompletableFuture.supplyAsync(() -> here(work), thread));
    }

    private <T> T here(Work<T> work) {
        StorageException before = full.get();
        if (before != null) {
            // H2 closes itself when it cannot write; what it says from then on looks like damage.
            throw before;
        }
        try {
            return work.run();
        } catch (SQLException e) {
            if (FullDisk.isCauseOf(e)) {
                StorageException noRoom = FullDisk.failure(e);
                full.set(noRoom);
                throw noRoom;
            }
            throw new DamagedDatabase("the database failed: " + e.getMessage(), e);
        }
    }

    private PreparedStatement prepare(SqlFile sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(statements.get(sql));
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private Connection connect(String url) throws SQLException {
        Connection made = DriverManager.getConnection(url, "sa", "");
        try (Statement statement = made.createStatement()) {
            if (schema(made, statement) != SCHEMA) {
                statement.execute(text(SqlFile.EMPTY));
                statement.execute(text(SqlFile.SCHEMA));
                try (PreparedStatement number = made.prepareStatement(text(SqlFile.SET_SCHEMA_NUMBER))) {
                    number.setInt(1, SCHEMA);
                    number.executeUpdate();
                }
            }
            return made;
        } catch (SQLException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** The number of the schema that the database has; 0 if it has none of ours, or one from before they were numbered. */
    private int schema(Connection made, Statement statement) throws SQLException {
        try (Statement asking = made.createStatement();
                ResultSet table = asking.executeQuery(text(SqlFile.TABLES))) {
            if (!table.next() || table.getInt(1) == 0) {
                return 0;
            }
        }
        try (ResultSet number = statement.executeQuery(text(SqlFile.SCHEMA_NUMBER))) {
            return number.next() ? number.getInt(1) : 0;
        }
    }

    private String text(SqlFile file) {
        return statements.getOrDefault(file, "");
    }
}
