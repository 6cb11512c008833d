using SQLitePCL;

namespace Swamp.Storage.Sqlite;

/// <summary>One connection. Statements are prepared once and kept. Not thread-safe; its owner holds a lock.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private readonly sqlite3 _database;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    private SqliteConnection(sqlite3 database) => _database = database;

    /// <summary>Opens or creates a database file whose commits survive the death of the process, not that of the machine.</summary>
    /// <param name="path">Absolute path, or <c>:memory:</c>.</param>
    /// <param name="busyTimeout">How long to wait for another process.</param>
    /// <param name="journal">How a half-finished transaction is taken back.</param>
    public static SqliteConnection Open(string path, TimeSpan busyTimeout, SqliteJournal journal = SqliteJournal.WriteAhead)
    {
        const int Flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        if (journal == SqliteJournal.WriteAhead)
        {
            return Open(path, Flags, busyTimeout, "PRAGMA synchronous=OFF;PRAGMA journal_mode=WAL");
        }

        var connection = Open(path, Flags, busyTimeout, "PRAGMA synchronous=OFF");
        try
        {
            connection.Execute("PRAGMA journal_mode=PERSIST");
        }
        catch (SqliteFailure failure) when (failure.IsBusy)
        {
            // Somebody has it open with a write-ahead log. Then so have we, and whoever opens it alone changes it.
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        return connection;
    }

    /// <summary>Opens a database file that may not be written, without writing anything beside it either.</summary>
    /// <param name="path">Absolute path of a file that exists.</param>
    /// <param name="busyTimeout">How long to wait for another process.</param>
    public static SqliteConnection OpenReadOnly(string path, TimeSpan busyTimeout)
    {
        const string Probe = "SELECT 1 FROM sqlite_master";
        try
        {
            return Open(path, raw.SQLITE_OPEN_READONLY, busyTimeout, Probe);
        }
        catch (SqliteFailure failure) when (failure.IsUnwritable)
        {
            // Reading beside a write-ahead log needs its index file. Where there is none nobody has the database open, so that the file alone is all there is.
            return Open($"{new Uri(path).AbsoluteUri}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI, busyTimeout, Probe);
        }
    }

    private static SqliteConnection Open(string name, int flags, TimeSpan busyTimeout, string first)
    {
        SqliteLibrary.Ensure();
        var code = raw.sqlite3_open_v2(name, out var database, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var connection = new SqliteConnection(database);
        try
        {
            connection.Check(code);
            connection.Check(raw.sqlite3_busy_timeout(database, (int)busyTimeout.TotalMilliseconds));
            connection.Execute(first);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether the path leads to another file than the open one, or to none: what is written here then, nobody will read.</summary>
    public bool HasMoved => SqliteLibrary.HasMoved(_database);

    /// <summary>Runs statements without parameters or results.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_database, sql));

    /// <summary>A prepared statement, reset and without values; valid until it is asked for again.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(_database, sql, out var handle));
            statement = new SqliteStatement(this, handle);
            _statements.Add(sql, statement);
        }

        statement.Reset();
        return statement;
    }

    /// <summary>Runs an action in one transaction that takes the write lock at once.</summary>
    public void InTransaction(Action action)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            action();
            Execute("COMMIT");
        }
        catch
        {
            // An error may have ended the transaction already; the first error is the one that matters.
            _ = raw.sqlite3_exec(_database, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Number of rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_database);

    /// <summary>Throws for any code but success.</summary>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteFailure(code, raw.sqlite3_errmsg(_database).utf8_to_string() ?? $"SQLite error {code}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _database.Dispose();
    }
}
