using Swamp.Storage.Sqlite;

namespace Swamp.Storage.Catalog;

/// <summary>Tables of the catalogue (DATA-35) and what they say about themselves.</summary>
internal static class CatalogSchema
{
    /// <summary>Version of the schema.</summary>
    public const string Version = "4";

    private const string Create = """
        CREATE TABLE IF NOT EXISTS catalog_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS catalog (
          namespace TEXT NOT NULL DEFAULT '', type_normalized TEXT NOT NULL, model_id TEXT NOT NULL, data_name TEXT NOT NULL, id TEXT NOT NULL,
          version INTEGER NOT NULL, is_latest INTEGER NOT NULL DEFAULT 0, model_name TEXT NOT NULL DEFAULT '', spec_name TEXT NOT NULL DEFAULT '',
          data_type TEXT NOT NULL DEFAULT '', content_type TEXT NOT NULL DEFAULT '', lifetime TEXT NOT NULL DEFAULT '', owner_type TEXT NOT NULL DEFAULT '',
          streaming INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, tags TEXT NOT NULL DEFAULT '{}',
          owner_ref TEXT NOT NULL DEFAULT '', workflow_run_id TEXT NOT NULL DEFAULT '', workflow_name TEXT NOT NULL DEFAULT '',
          job_name TEXT NOT NULL DEFAULT '', step_name TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
          PRIMARY KEY (namespace, type_normalized, model_id, data_name, version));
        """;

    private const string Indexes = """
        CREATE INDEX IF NOT EXISTS swamp_by_model_name ON catalog (model_name, is_latest);
        CREATE INDEX IF NOT EXISTS swamp_by_spec_name ON catalog (spec_name, is_latest);
        CREATE INDEX IF NOT EXISTS swamp_by_data_name ON catalog (data_name, is_latest);
        CREATE INDEX IF NOT EXISTS swamp_by_data_type ON catalog (data_type, is_latest);
        CREATE INDEX IF NOT EXISTS swamp_by_workflow_run ON catalog (workflow_run_id);
        CREATE INDEX IF NOT EXISTS swamp_by_id ON catalog (id);
        """;

    /// <summary>Reads <c>catalog_meta</c>; empty when there is no such table.</summary>
    public static Dictionary<string, string> ReadMeta(SqliteConnection connection)
    {
        var meta = new Dictionary<string, string>(StringComparer.Ordinal);
        var exists = connection.Prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'catalog_meta'");
        var found = exists.Step();
        exists.Reset();
        if (!found)
        {
            return meta;
        }

        var rows = connection.Prepare("SELECT key, value FROM catalog_meta");
        while (rows.Step())
        {
            meta[rows.RequiredText(0)] = rows.RequiredText(1);
        }

        rows.Reset();
        return meta;
    }

    /// <summary>Makes the tables anew, without their indexes; inside a transaction.</summary>
    public static void Recreate(SqliteConnection connection)
    {
        connection.Execute("DROP TABLE IF EXISTS catalog; DROP TABLE IF EXISTS catalog_meta;");
        connection.Execute(Create);
        SetMeta(connection, "schema_version", Version);
    }

    /// <summary>Makes the indexes, which is cheaper once the rows are there; inside a transaction.</summary>
    public static void AddIndexes(SqliteConnection connection) => connection.Execute(Indexes);

    /// <summary>Writes one value of <c>catalog_meta</c>.</summary>
    public static void SetMeta(SqliteConnection connection, string key, string value) =>
        connection.Prepare("INSERT OR REPLACE INTO catalog_meta (key, value) VALUES (?, ?)").With(key).With(value).Run();
}
