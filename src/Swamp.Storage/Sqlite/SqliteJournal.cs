namespace Swamp.Storage.Sqlite;

/// <summary>How a database takes back a transaction that was not finished.</summary>
internal enum SqliteJournal
{
    /// <summary>A log beside the file: readers and a writer do not wait for each other. Opening and closing make and remove two files.</summary>
    WriteAhead,

    /// <summary>A file with the old pages that is kept for the next time: for databases that many short processes open, each for a few rows.</summary>
    Rollback,
}
