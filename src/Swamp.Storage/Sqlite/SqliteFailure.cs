using SQLitePCL;

namespace Swamp.Storage.Sqlite;

/// <summary>A result code of SQLite that is not success.</summary>
internal sealed class SqliteFailure(int code, string message) : Exception(message)
{
    /// <summary>The primary result code.</summary>
    public int Code { get; } = code & 0xFF;

    /// <summary>Whether the file cannot be used as it is: it is damaged, or its tables are not as they should be.</summary>
    public bool IsCorrupt => IsDamaged || Code is raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH;

    /// <summary>Whether the file is damaged or no database.</summary>
    public bool IsDamaged => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether another process holds the file.</summary>
    public bool IsBusy => Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>Whether the place cannot be written or opened at all.</summary>
    public bool IsUnwritable => Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_FULL or raw.SQLITE_IOERR;
}
