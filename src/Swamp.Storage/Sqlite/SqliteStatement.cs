using SQLitePCL;

namespace Swamp.Storage.Sqlite;

/// <summary>A prepared statement. Parameters count from 1, columns from 0.</summary>
internal sealed class SqliteStatement(SqliteConnection connection, sqlite3_stmt handle) : IDisposable
{
    private int _bound;

    /// <summary>Gives the next parameter a text; null is NULL.</summary>
    public SqliteStatement With(string? value)
    {
        connection.Check(value is null ? raw.sqlite3_bind_null(handle, ++_bound) : raw.sqlite3_bind_text(handle, ++_bound, value));
        return this;
    }

    /// <summary>Gives the next parameter a number.</summary>
    public SqliteStatement With(long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, ++_bound, value));
        return this;
    }

    /// <summary>Gives the next parameter a number; null is NULL.</summary>
    public SqliteStatement With(long? value) => value is { } number ? With(number) : With((string?)null);

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        connection.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that yields no rows.</summary>
    /// <returns>Number of rows changed.</returns>
    public int Run()
    {
        while (Step())
        {
        }

        raw.sqlite3_reset(handle);
        return connection.Changes;
    }

    /// <summary>Text of a column; null for NULL.</summary>
    public string? Text(int column) =>
        raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(handle, column).utf8_to_string();

    /// <summary>Text of a column that is never NULL.</summary>
    public string RequiredText(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    /// <summary>Number of a column; 0 for NULL.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>Number of a column; null for NULL.</summary>
    public long? OptionalNumber(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL ? null : Number(column);

    /// <summary>Forgets rows and values.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(handle);
        _bound = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
